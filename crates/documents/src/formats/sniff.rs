//! What a file is, by its bytes first and its name second.

use std::io::Cursor;

use bigplan_office::Package;
use bigplan_plan::Format;

use super::limits::UNPACKING;
use super::problem::Problem;

const SAVE_AS: &str =
    "Save the plan as Word (.docx), Excel (.xlsx), PDF, CSV, HTML, Markdown or text, then choose that file.";
const SAVE_AS_DOCX: &str = "Open it in Word and save it as a Word document (.docx), then choose that file.";
const SAVE_AS_XLSX: &str = "Open it in Excel and save it as an Excel workbook (.xlsx), then choose that file.";

/// Beginnings of well-known files that are no plan documents.
const OTHER_KINDS: [(&[u8], &str, &str); 10] = [
    (b"\x89PNG", "a picture (PNG)", SAVE_AS),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", SAVE_AS),
    (b"GIF8", "a picture (GIF)", SAVE_AS),
    (b"II*\0", "a picture (TIFF)", SAVE_AS),
    (b"{\\rtf", "a rich text file (RTF)", SAVE_AS_DOCX),
    (b"\x1F\x8B", "a compressed file (gzip)", "Unpack it and choose the document inside."),
    (b"7z\xBC\xAF", "a compressed folder (7-Zip)", "Unpack it and choose the document inside."),
    (b"Rar!", "a compressed folder (RAR)", "Unpack it and choose the document inside."),
    (b"MZ", "a program", SAVE_AS),
    (b"\x7FELF", "a program", SAVE_AS),
];

/// The format that the bytes show.
///
/// # Errors
/// Known formats that are not read, each with what to do.
pub(crate) fn sniff(file_name: &str, bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(file_name, bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    let start = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let known = OTHER_KINDS.iter().find(|(mark, ..)| bytes.starts_with(mark) && is_binary(mark, bytes));
    match known {
        Some((_, found, advice)) => Err(Problem::WrongKind(found, advice)),
        None => Ok(by_text(file_name, start)),
    }
}

/// "MZ" alone may begin an ordinary word; marks with strange bytes may not.
fn is_binary(mark: &[u8], bytes: &[u8]) -> bool {
    !mark.is_ascii() || mark == b"{\\rtf" || bytes.contains(&0)
}

fn packed(file_name: &str, bytes: &[u8]) -> Result<Format, Problem> {
    let package = Package::open(Cursor::new(bytes), UNPACKING)?;
    if package.has("word/document.xml") {
        Ok(Format::Docx)
    } else if package.has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if package.has("ppt/presentation.xml") {
        Err(Problem::WrongKind("a PowerPoint presentation", SAVE_AS))
    } else if package.has("content.xml") {
        Err(Problem::WrongKind("an OpenDocument file", SAVE_AS))
    } else if package.has("xl/workbook.bin") {
        Err(Problem::WrongKind("a binary Excel workbook (.xlsb)", SAVE_AS_XLSX))
    } else if package.has("[Content_Types].xml") && extension(file_name) == "docx" {
        Err(Problem::damaged("the text of the document is missing from it"))
    } else {
        Err(Problem::WrongKind("a compressed folder (ZIP)", "Unpack it and choose the document inside."))
    }
}

/// Old Office files and password-protected new ones share one wrapping; the names of its streams tell.
fn compound(bytes: &[u8]) -> Problem {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if named("EncryptedPackage") {
        Problem::PasswordProtected
    } else if named("WordDocument") {
        Problem::WrongKind("a Word document of the old kind (.doc)", SAVE_AS_DOCX)
    } else if named("Workbook") {
        Problem::WrongKind("an Excel workbook of the old kind (.xls)", SAVE_AS_XLSX)
    } else {
        Problem::WrongKind("an Office file of an old kind", SAVE_AS)
    }
}

fn by_text(file_name: &str, start: &[u8]) -> Format {
    let head = String::from_utf8_lossy(start).replace('\0', "").to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let marked_up = ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| head.starts_with(mark));
    match extension(file_name).as_str() {
        _ if marked_up || head.starts_with("<?xml") && head.contains("<html") => Format::Html,
        "htm" | "html" | "xhtml" => Format::Html,
        "md" | "markdown" => Format::Markdown,
        "csv" | "tsv" => Format::Csv,
        _ => Format::Text,
    }
}

/// What the file's name promises; `None` where it promises nothing that is read.
pub(crate) fn promised(file_name: &str) -> Option<Format> {
    match extension(file_name).as_str() {
        "docx" | "docm" | "dotx" => Some(Format::Docx),
        "xlsx" | "xlsm" => Some(Format::Xlsx),
        "csv" | "tsv" => Some(Format::Csv),
        "htm" | "html" | "xhtml" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        "pdf" => Some(Format::Pdf),
        "txt" | "text" => Some(Format::Text),
        _ => None,
    }
}

fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}
