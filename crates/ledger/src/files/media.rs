//! What a file is, told by its content; its name can only make it worse. Pure.

use super::archive::{Archive, look_into};
use super::programs::{begins_as_program, is_named_as_program};

/// What is taken beside text, office documents and archives: pictures, PDF, sound and film.
const TAKEN: [&str; 16] = [
    "application/pdf",
    "application/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/tiff",
    "image/bmp",
    "image/heif",
    "audio/mpeg",
    "audio/m4a",
    "audio/x-wav",
    "video/mp4",
];

const RUNS: &str = "This file is a program or a script, or holds one. Choose a document, a picture or a table.";
const ACTIVE: &str = "This file is a web page or drawing that can run scripts. Save it as PDF and choose that.";
const MACROS: &str =
    "This document holds macros or scripts. Save it without them, for example as .docx, .xlsx or a plain PDF.";
const CLOSED: &str = "This archive cannot be looked into: it is broken, locked, too large, or holds other archives. Choose the files themselves.";
const UNKNOWN: &str = "This kind of file is not known. Choose a PDF, a Word, Excel, PowerPoint or OpenDocument file, a picture, text, CSV or ZIP.";

/// The media type of a file that may be kept.
///
/// # Errors
/// A sentence for the person who chose it: it can run, or it is not known what it is.
pub fn media_type(name: &str, bytes: &[u8]) -> Result<&'static str, &'static str> {
    if begins_as_program(bytes) || is_named_as_program(name) {
        return Err(RUNS);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    let known = infer::get(bytes).map(|kind| (kind.mime_type(), kind.matcher_type()));
    match known {
        Some((_, infer::MatcherType::App)) => Err(RUNS),
        Some(("text/html" | "text/xml", _)) => Err(ACTIVE),
        Some(("application/pdf", _)) if holds(bytes, b"/JavaScript") || holds(bytes, b"/Launch") => Err(MACROS),
        Some((kind, _)) if kind.starts_with("application/vnd.ms") || kind == "application/msword" => {
            if has_macros(bytes) { Err(MACROS) } else { taken(kind) }
        }
        Some((kind, _)) => taken(kind),
        None => text(name, bytes),
    }
}

fn taken(kind: &str) -> Result<&'static str, &'static str> {
    TAKEN.iter().find(|taken| **taken == kind).copied().ok_or(UNKNOWN)
}

/// An office document or a plain archive.
fn zipped(bytes: &[u8]) -> Result<&'static str, &'static str> {
    const OFFICE: [(&str, &str); 6] = [
        ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        ("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
        ("mimetypeapplication/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"),
    ];
    let office = OFFICE.iter().find(|(mark, _)| holds(bytes, mark.as_bytes()));
    match (look_into(bytes, office.is_some()), office) {
        (Archive::Still, Some((_, kind))) => Ok(kind),
        (Archive::Still, None) => Ok("application/zip"),
        (Archive::Runs, Some(_)) => Err(MACROS),
        (Archive::Runs, None) => Err(RUNS),
        (Archive::Closed, _) => Err(CLOSED),
    }
}

/// Old office documents name the storage of their macros in UTF-16.
fn has_macros(bytes: &[u8]) -> bool {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    holds(bytes, &wide("_VBA_PROJECT")) || holds(bytes, &wide("Macros"))
}

/// Words without markup that a browser would follow.
fn text(name: &str, bytes: &[u8]) -> Result<&'static str, &'static str> {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if bytes.iter().any(control) {
        return Err(UNKNOWN);
    }
    let small = bytes.to_ascii_lowercase();
    if ["<script", "<html", "<!doctype", "<svg", "<?xml", "<?php", "<iframe"]
        .iter()
        .any(|mark| holds(&small, mark.as_bytes()))
    {
        return Err(ACTIVE);
    }
    let is_csv = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    Ok(if is_csv { "text/csv" } else { "text/plain" })
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn what_runs_is_refused_whatever_it_is_called() {
        for (name, bytes) in [
            ("minutes.pdf", b"\x7fELF\x02\x01\x01\0\0\0\0\0"),
            ("minutes.docx", b"MZ\x90\0\x03\0\0\0\x04\0\0\0"),
            ("minutes.txt", b"#!/bin/sh\nrm"),
            ("minutes.doc", b"\xca\xfe\xba\xbe\0\0\0\x34\0\0\0\0"),
            ("minutes.bat", b"echo hello\r\n"),
            ("minutes.PS1 ", b"Write-Host 1"),
        ] {
            assert_eq!(media_type(name, bytes), Err(RUNS), "{name}");
        }
        for (name, bytes) in [
            ("page.txt", &b"  <!DOCTYPE html><p>hello"[..]),
            ("page.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("page.csv", b"a,b\n1,<SCRIPT>alert(1)</SCRIPT>"),
        ] {
            assert_eq!(media_type(name, bytes), Err(ACTIVE), "{name}");
        }
        assert_eq!(media_type("plan.pdf", b"%PDF-1.7\n1 0 obj<</S/JavaScript/JS(x)>>"), Err(MACROS));
        assert_eq!(media_type("what.bin", b"\x01\x02\x03\x04\x05"), Err(UNKNOWN));
    }

    #[test]
    fn archives_are_looked_into() {
        assert_eq!(media_type("a.zip", &zip_of(&[("notes/a.txt", b"hello")])), Ok("application/zip"));
        assert_eq!(media_type("a.zip", &zip_of(&[("notes/a.txt", b"MZ\x90\0")])), Err(RUNS));
        assert_eq!(media_type("a.zip", &zip_of(&[("META-INF/MANIFEST.MF", b"")])), Err(RUNS));
        assert_eq!(media_type("a.zip", &zip_of(&[("b.zip", &zip_of(&[("c.txt", b"c")]))])), Err(CLOSED));
        assert_eq!(media_type("a.zip", b"PK\x03\x04broken"), Err(CLOSED));
        let word = [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", b"<w/>")];
        assert!(media_type("a.docx", &zip_of(&word)).is_ok_and(|kind| kind.ends_with("wordprocessingml.document")));
        let with_macros = [&word[..], &[("word/vbaProject.bin", b"x")]].concat();
        assert_eq!(media_type("a.docx", &zip_of(&with_macros)), Err(MACROS));
    }

    #[test]
    fn documents_pictures_and_words_are_taken() {
        assert_eq!(media_type("a", b"%PDF-1.7\nwords"), Ok("application/pdf"));
        assert_eq!(media_type("a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Ok("image/png"));
        assert_eq!(media_type("a.csv", b"name,value\nx,1\n"), Ok("text/csv"));
        assert_eq!(media_type("a.txt", "Caf\u{e9} at five < six".as_bytes()), Ok("text/plain"));
    }
}
