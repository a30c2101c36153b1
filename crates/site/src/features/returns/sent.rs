//! The files that were sent: each laid aside on the disk piece by piece, so that none stands in memory.

use std::collections::BTreeMap;
use std::io::Write;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};

use bigplan_returns::checking::Source;

use crate::keeping::Aside;
use crate::parts::upload::plain_name;
use crate::shell::errors::PageError;
use crate::shell::form::check_key;
use crate::shell::visit::Visit;

/// How many bytes all files together may have.
pub const MOST: u64 = 2_000_000_000;
/// The longest other field, in bytes.
const FIELD: usize = 1_000;

/// What was sent.
#[derive(Default)]
pub struct Sent {
    pub fields: BTreeMap<String, String>,
    /// The return.
    pub files: Vec<Aside>,
    /// The same before it was corrected.
    pub earlier: Vec<Aside>,
    /// That of the year before.
    pub last: Vec<Aside>,
    /// Whether there was more than is taken; nothing lies aside then.
    pub too_much: bool,
}

impl Sent {
    /// What was sent in a field; empty where nothing was.
    pub fn of(&self, field: &str) -> &str {
        self.fields.get(field).map(|value| value.trim()).unwrap_or_default()
    }
}

/// Reads the form. The key comes first and is checked before any file is looked at.
///
/// # Errors
/// The key is not the visit's, the form was cut off, or nothing can be laid aside.
pub async fn read(visit: &Visit, mut form: Multipart) -> Result<Sent, PageError> {
    let (mut sent, mut room) = (Sent::default(), MOST);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(plain_name);
        match file_name {
            None => {
                sent.fields.insert(name, words(field).await?);
            }
            Some(file_name) => {
                check_key(visit, sent.of("form-key"))?;
                // A box in which no file was chosen is sent without a name.
                let Some(aside) = lay(field, file_name, &mut room).await? else {
                    return Ok(Sent { too_much: true, fields: sent.fields, ..Sent::default() });
                };
                let to = match name.as_str() {
                    "last" => &mut sent.last,
                    "earlier" => &mut sent.earlier,
                    _ => &mut sent.files,
                };
                to.extend(Some(aside).filter(|aside| !aside.name().is_empty()));
            }
        }
    }
    check_key(visit, sent.of("form-key"))?;
    Ok(sent)
}

/// A field that holds words.
async fn words(mut field: Field<'_>) -> Result<String, PageError> {
    let refused = || PageError::bad_request("Nothing was stored. Open the form again and send it once more.");
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > FIELD {
            return Err(refused());
        }
    }
    String::from_utf8(bytes).map_err(|_| refused())
}

/// Lays a file aside; `None` where it is more than there is room for.
async fn lay(mut field: Field<'_>, name: String, room: &mut u64) -> Result<Option<Aside>, PageError> {
    let mut file = tempfile::tempfile().map_err(|why| PageError::fault(&why))?;
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        let Some(left) = room.checked_sub(piece.len() as u64) else { return Ok(None) };
        *room = left;
        file.write_all(&piece).map_err(|why| PageError::fault(&why))?;
    }
    Ok(Some(Aside::new(name, file)))
}

fn broken(_: MultipartError) -> PageError {
    PageError::bad_request(
        "Nothing was stored. The file did not arrive whole. Check your connection and send it again.",
    )
}
