//! The file that the form sends, read piece by piece, so that one that is too large never stands in memory.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};

use crate::shell::errors::PageError;
use crate::shell::form::check_key;
use crate::shell::visit::Visit;

/// The most bytes that are kept; a larger file is told so when it is read.
const MOST: usize = 32_000_001;
/// Past this many bytes no more is taken in, not even to be let go.
const PATIENCE: usize = 400_000_000;

/// What was sent.
#[derive(Debug, Default)]
pub struct Sent {
    /// The file's name without folders; empty where none was chosen.
    pub file: String,
    /// Its first 32 MB.
    pub bytes: Vec<u8>,
}

/// Reads the form. Its key comes before the file and is checked before the file is looked at.
///
/// # Errors
/// The key is not the visit's, or the form was cut off.
pub async fn read(visit: &Visit, mut form: Multipart) -> Result<Sent, PageError> {
    let (mut sent, mut key) = (Sent::default(), String::new());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("form-key") => key = String::from_utf8_lossy(&take(field, 1_000).await?).into_owned(),
            Some("file") => {
                check_key(visit, &key)?;
                let name = field.file_name().unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
                sent.file = name.chars().filter(|sign| !sign.is_control()).take(200).collect();
                sent.bytes = take(field, MOST).await?;
            }
            _ => {}
        }
    }
    check_key(visit, &key)?;
    Ok(sent)
}

/// The first bytes of a field; the rest is counted and let go, because a browser that is cut
/// off while it sends shows no answer.
async fn take(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, PageError> {
    let (mut bytes, mut size) = (Vec::new(), 0_usize);
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        size += piece.len();
        if size > PATIENCE {
            break;
        }
        let room = most.saturating_sub(bytes.len());
        bytes.extend(piece.into_iter().take(room));
    }
    Ok(bytes)
}

fn broken(_: MultipartError) -> PageError {
    PageError::bad_request("Nothing was saved. The file did not arrive whole. Check your connection and send it again.")
}
