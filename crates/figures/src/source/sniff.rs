//! What a file is, by its bytes.

use std::io::{Read, Seek};

use bigplan_office::Package;

use crate::error::ReadFiguresError;
use crate::limits::UNPACKING;

/// The kinds that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text with delimiters.
    Text,
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
    /// Excel 97 to 2003.
    Xls,
}

const SAVE_AS: &str = "Save the figures as CSV or Excel (.xlsx) and choose that file.";

/// Beginnings of well-known files that hold no table to read.
const OTHER_KINDS: [(&[u8], &str, &str); 12] = [
    (b"%PDF-", "a PDF", "Ask for the figures behind it as CSV or Excel (.xlsx) and choose that file."),
    (b"PAR1", "a Parquet file", "Export the figures as CSV and choose that file."),
    (b"\x89PNG", "a picture (PNG)", SAVE_AS),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", SAVE_AS),
    (b"GIF8", "a picture (GIF)", SAVE_AS),
    (b"{\\rtf", "a rich text file (RTF)", SAVE_AS),
    (b"\x1F\x8B", "a compressed file (gzip)", "Unpack it and choose the file inside."),
    (b"7z\xBC\xAF", "a compressed folder (7-Zip)", "Unpack it and choose the file inside."),
    (b"Rar!", "a compressed folder (RAR)", "Unpack it and choose the file inside."),
    (b"<!DOCTYPE html", "a web page", "Download the data file that the page offers and choose that."),
    (b"<html", "a web page", "Download the data file that the page offers and choose that."),
    (b"<?xml", "an XML file", SAVE_AS),
];

/// The kind that the bytes show.
///
/// # Errors
/// Kinds that are not read, each with what to do.
pub(crate) fn sniff<R: Read + Seek>(head: &[u8], source: &mut R) -> Result<Kind, ReadFiguresError> {
    if head.is_empty() {
        return Err(ReadFiguresError::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return packed(source);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(source);
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let starts = |mark: &[u8]| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    match OTHER_KINDS.iter().find(|(mark, ..)| starts(mark)) {
        Some((_, found, advice)) => Err(ReadFiguresError::WrongKind { found, advice }),
        None => Ok(Kind::Text),
    }
}

fn packed<R: Read + Seek>(source: &mut R) -> Result<Kind, ReadFiguresError> {
    let package = Package::open(source, UNPACKING)?;
    let wrong = |found, advice| Err(ReadFiguresError::WrongKind { found, advice });
    if package.has("xl/workbook.xml") {
        Ok(Kind::Xlsx)
    } else if package.has("xl/workbook.bin") {
        wrong("a binary Excel workbook (.xlsb)", "Save it as an Excel workbook (.xlsx) and choose that file.")
    } else if package.has("content.xml") {
        Ok(Kind::Ods)
    } else if package.has("word/document.xml") {
        wrong("a Word document", SAVE_AS)
    } else if package.has("ppt/presentation.xml") {
        wrong("a PowerPoint presentation", SAVE_AS)
    } else {
        wrong("a compressed folder (ZIP)", "Unpack it and choose the file inside.")
    }
}

/// Old Office files and password-protected new ones share one wrapping.
fn compound<R: Read + Seek>(source: &mut R) -> Result<Kind, ReadFiguresError> {
    source.rewind()?;
    let broken = |_| ReadFiguresError::damaged("its parts cannot be found, so it was probably cut off");
    let file = cfb::CompoundFile::open(source).map_err(broken)?;
    if file.exists("/EncryptedPackage") {
        Err(ReadFiguresError::PasswordProtected)
    } else if file.exists("/Workbook") || file.exists("/Book") {
        Ok(Kind::Xls)
    } else {
        Err(ReadFiguresError::WrongKind { found: "an Office file of an old kind", advice: SAVE_AS })
    }
}
