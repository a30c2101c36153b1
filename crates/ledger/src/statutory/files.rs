//! The files of returns, in parts.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::journal::hex;
use crate::store::Link;
use crate::{LedgerError, PartnershipId, ReturnId};

/// How long a part is, in bytes: so long that a large file has few, so short that one is held with ease.
pub(super) const PART: usize = 4 << 20;

/// A file of a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFile {
    /// Its name, without folders.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
}

impl ReturnFile {
    /// How many parts it has; an empty file has one, which is empty.
    pub(super) fn parts(&self) -> i64 {
        i64::try_from(self.size.div_ceil(PART as u64).max(1)).unwrap_or(i64::MAX)
    }
}

/// Goes through a file for its digest and length.
///
/// # Errors
/// Where it breaks off.
pub fn stamp(name: &str, mut source: impl Read) -> io::Result<ReturnFile> {
    let (mut digest, mut size, mut piece) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = source.read(&mut piece)?;
        if read == 0 {
            return Ok(ReturnFile { name: name.to_owned(), sha256: hex(&digest.finalize()), size });
        }
        digest.update(piece.get(..read).unwrap_or_default());
        size += read as u64;
    }
}

/// The next part of a file; it is shorter where the file ends.
pub(super) fn part(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    source.take(PART as u64).read_to_end(&mut part)?;
    Ok(part)
}

/// The files of a return.
pub(super) async fn of(link: &mut Link<'_>, id: ReturnId) -> Result<Vec<ReturnFile>, LedgerError> {
    let sql = "SELECT name, sha256, size FROM statutory_return_files WHERE return_id = $1 ORDER BY position";
    let file = |(name, sha256, size): (String, String, i64)| ReturnFile {
        name,
        sha256,
        size: u64::try_from(size).unwrap_or_default(),
    };
    Ok(rows!(link, (String, String, i64), sql, id)?.into_iter().map(file).collect())
}

/// How many parts of a file are there, from the first.
pub(super) async fn stored(link: &mut Link<'_>, of: PartnershipId, sha256: &str) -> Result<i64, LedgerError> {
    let sql = "SELECT COUNT(*) FROM statutory_return_parts WHERE partnership_id = $1 AND sha256 = $2";
    Ok(row!(link, (i64,), sql, of, sha256)?.0)
}

/// A part of a file; `None` where it is not there.
pub(super) async fn stored_part(
    link: &mut Link<'_>,
    of: PartnershipId,
    sha256: &str,
    position: i64,
) -> Result<Option<Vec<u8>>, LedgerError> {
    let sql = "SELECT bytes FROM statutory_return_parts WHERE partnership_id = $1 AND sha256 = $2 AND position = $3";
    Ok(optional_row!(link, (Vec<u8>,), sql, of, sha256, position)?.map(|(bytes,)| bytes))
}
