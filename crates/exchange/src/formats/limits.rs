//! How much a file may hold: far above any plan, and read within seconds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadExportError;

/// Bytes of a file as it is sent.
pub(super) const MAX_BYTES: usize = 32_000_000;
/// Bytes of all parts of a compressed file, unpacked.
const MAX_UNPACKED: u64 = 96_000_000;
/// Parts of a compressed file.
const MAX_PARTS: usize = 1_000;
/// Cells that hold something, over all sheets.
pub(super) const MAX_CELLS: usize = 2_000_000;
/// Columns of a sheet.
pub(super) const MAX_COLUMNS: usize = 200;

/// Unpacks every part to nowhere, so that no library is led to unpack without end. Gives the names of the parts.
pub(super) fn weigh(bytes: &[u8]) -> Result<Vec<String>, ReadExportError> {
    let mut archive = open(bytes)?;
    if archive.len() > MAX_PARTS {
        return Err(ReadExportError::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|why| refused(&why))?;
        names.push(part.name().map_err(|why| refused(&why))?.into_owned());
        let copied = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let weight = copied.map_err(|_| ReadExportError::Damaged("its compressed parts do not unpack".into()))?;
        left = left.checked_sub(weight).ok_or(ReadExportError::TooLarge)?;
    }
    Ok(names)
}

pub(super) fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ReadExportError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|why| refused(&why))
}

pub(super) fn refused(why: &ZipError) -> ReadExportError {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadExportError::PasswordProtected,
        _ => ReadExportError::Damaged("its compressed parts do not open".into()),
    }
}
