//! A form with a file, read piece by piece, so that a file that is too large never stands
//! in memory and still gets its answer in a page.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};

use crate::shell::errors::PageError;
use crate::shell::form::check_key;
use crate::shell::visit::Visit;

/// The longest other field, in bytes.
const FIELD: usize = 10_000;
/// Past this many times the largest file no more is taken in, not even to be let go.
const PATIENCE: usize = 10;

/// What was sent.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// The other fields.
    pub fields: BTreeMap<String, String>,
    /// The file's name without folders; empty where none was chosen.
    pub name: String,
    /// All of the file; `None` where it is too large.
    pub bytes: Option<Vec<u8>>,
}

/// Reads a form whose file stands in the field `file`. The key comes before the file and
/// is checked before the file is looked at. A file may have up to `most` bytes.
///
/// # Errors
/// The key is not the visit's, or the form was cut off.
pub async fn read(visit: &Visit, mut form: Multipart, most: usize) -> Result<Uploaded, PageError> {
    let mut sent = Uploaded { bytes: Some(Vec::new()), ..Uploaded::default() };
    let key = |sent: &Uploaded| sent.fields.get("form-key").cloned().unwrap_or_default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name().map(str::to_owned).as_deref() {
            Some("file") => {
                check_key(visit, &key(&sent))?;
                sent.name = plain_name(field.file_name().unwrap_or_default());
                sent.bytes = take(field, most).await?;
            }
            Some(name) => {
                let value = take(field, FIELD).await?.and_then(|value| String::from_utf8(value).ok());
                let value = value.ok_or_else(|| {
                    PageError::bad_request("Nothing was saved. Open the form again and send it once more.")
                })?;
                sent.fields.insert(name.to_owned(), value);
            }
            None => {}
        }
    }
    check_key(visit, &key(&sent))?;
    Ok(sent)
}

/// A field's bytes; `None` where there are more than `most`.
async fn take(mut field: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, PageError> {
    let (mut bytes, mut size) = (Vec::new(), 0);
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        size += piece.len();
        if size > most.saturating_mul(PATIENCE) {
            break;
        }
        if size <= most {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((size <= most).then_some(bytes))
}

/// The name alone: some browsers send folders with it.
pub fn plain_name(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|character| !character.is_control()).collect::<String>().trim().to_owned()
}

fn broken(_: MultipartError) -> PageError {
    PageError::bad_request("Nothing was saved. The file did not arrive whole. Check your connection and send it again.")
}
