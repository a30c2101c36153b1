//! What the upload form sends: read piece by piece, so that a file that is too large
//! never stands in memory and still gets its answer in a page.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::MAX_BYTES;

use crate::shell::errors::PageError;
use crate::shell::form::check_key;
use crate::shell::visit::Visit;

/// Past this many bytes no more of a file is taken in, not even to be let go.
const PATIENCE: usize = 40 * MAX_BYTES;
/// The longest other field, in bytes.
const FIELD: usize = 1_000;
/// The longest file name that is kept, in characters.
const NAME: usize = 200;

/// The fields of the form.
#[derive(Debug, Default)]
pub struct Sent {
    /// The id of the partnership; empty where none was chosen.
    pub partnership: String,
    /// The file's name without folders; empty where none was chosen.
    pub file: String,
    /// The file, or why it was not taken in.
    pub bytes: Taken,
}

/// How much of the file was taken in.
#[derive(Debug)]
pub enum Taken {
    /// All of it.
    Whole(Vec<u8>),
    /// It is too large: how many bytes there were.
    TooLarge(usize),
}

impl Default for Taken {
    fn default() -> Self {
        Self::Whole(Vec::new())
    }
}

impl Taken {
    /// The bytes of a file with this name.
    ///
    /// # Errors
    /// It is too large.
    pub fn bytes(self, file: &str) -> Result<Vec<u8>, ReadPlanError> {
        match self {
            Self::Whole(bytes) => Ok(bytes),
            Self::TooLarge(size) => {
                Err(ReadPlanError::TooLarge { file: file.to_owned(), megabytes: size.div_ceil(1_000_000) })
            }
        }
    }
}

/// Reads the form. Its key comes before the file and is checked before the file is looked at.
///
/// # Errors
/// The key is not the visit's, or the form was cut off.
pub async fn read(visit: &Visit, mut form: Multipart) -> Result<Sent, PageError> {
    let (mut sent, mut key) = (Sent::default(), String::new());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("form-key") => key = text(field).await?,
            Some("partnership") => sent.partnership = text(field).await?,
            Some("file") => {
                check_key(visit, &key)?;
                sent.file = file_name(field.file_name().unwrap_or_default());
                sent.bytes = take(field).await?;
            }
            _ => {}
        }
    }
    check_key(visit, &key)?;
    Ok(sent)
}

async fn text(mut field: Field<'_>) -> Result<String, PageError> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        text.extend_from_slice(&piece);
        if text.len() > FIELD {
            return Err(PageError::bad_request("Nothing was saved. Open the form again and send it once more."));
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The file; what is beyond the limit is counted and let go, because a browser that is
/// cut off while it sends shows no answer.
async fn take(mut field: Field<'_>) -> Result<Taken, PageError> {
    let (mut bytes, mut size) = (Vec::new(), 0_usize);
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        size += piece.len();
        if size > PATIENCE {
            break;
        }
        if size > MAX_BYTES {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(if size > MAX_BYTES { Taken::TooLarge(size) } else { Taken::Whole(bytes) })
}

/// The name alone: some browsers send folders with it.
fn file_name(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|character| !character.is_control()).collect();
    let name = name.trim();
    let length = name.chars().count();
    // The end of a long name is kept, because the ending says what the file is.
    name.chars().skip(length.saturating_sub(NAME)).collect()
}

fn broken(_: MultipartError) -> PageError {
    PageError::bad_request("Nothing was saved. The file did not arrive whole. Check your connection and send it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders_and_keeps_its_ending() {
        assert_eq!(file_name("C:\\fakepath\\plan.docx"), "plan.docx");
        assert_eq!(file_name("../../etc/pass\nwd"), "passwd");
        assert_eq!(file_name(" / "), "");
        let long = format!("{}.pdf", "ä".repeat(500));
        let kept = file_name(&long);
        assert_eq!(kept.chars().count(), NAME);
        assert!(kept.ends_with("ä.pdf"));
    }
}
