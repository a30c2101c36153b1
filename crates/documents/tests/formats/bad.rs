//! Bad files: each gets its own sentence, and what is nearly good is read with a note.

use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::pdf::{PdfLayout, PdfLayoutError};
use bigplan_documents::formats::read_document;

use crate::made::{FixedLayout, docx, package, paragraph, read, word_xml};
use crate::told::tables;

/// The sentence says that nothing was saved and which file it was.
fn refused(name: &str, bytes: &[u8], code: &str) -> String {
    let error = read(name, bytes).expect_err(name);
    let sentence = error.to_string();
    assert_eq!(error.code(), code, "{sentence}");
    assert!(sentence.contains(name) && sentence.ends_with("Nothing was saved."), "{sentence}");
    sentence
}

fn rubbish() -> Vec<u8> {
    (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

#[test]
fn empty_and_blank_files() {
    refused("plan.docx", b"", "empty-file");
    refused("plan.txt", b" \r\n\t\n", "empty-file");
    refused("plan.html", b"<html><body></body></html>", "empty-file");
    refused("plan.docx", &docx(""), "empty-file");
    refused("plan.csv", b",,,\n,,,\n", "empty-file");
}

#[test]
fn binary_rubbish_under_any_name() {
    for name in ["plan.txt", "plan.docx", "plan.xlsx", "plan.csv", "plan.md", "plan.html", "plan"] {
        refused(name, &rubbish(), "not-a-document");
    }
    refused("plan.docx", b"Only words, no Word document.", "not-a-document");
    refused("plan.pdf", b"Only words, no PDF.", "not-a-document");
}

#[test]
fn other_kinds_are_named() {
    let sentence = refused("plan.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "wrong-kind");
    assert!(sentence.contains("a picture (PNG)"));
    refused("plan.doc", b"{\\rtf1\\ansi Plan}", "wrong-kind");
    refused("plan.zip", &package(&[("plan.txt", b"Plan")]), "wrong-kind");
    refused("plan.pptx", &package(&[("ppt/presentation.xml", b"<p/>")]), "wrong-kind");
}

/// The wrapping of old Office files, with one stream's name in it.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn old_and_locked_office_files() {
    let sentence = refused("plan.doc", &compound("WordDocument"), "wrong-kind");
    assert!(sentence.contains("save it as a Word document (.docx)"), "{sentence}");
    refused("plan.xls", &compound("Workbook"), "wrong-kind");
    refused("plan.docx", &compound("EncryptedPackage"), "password-protected");
    refused("plan.xlsx", &compound("EncryptedPackage"), "password-protected");
}

#[test]
fn a_word_document_cut_off_anywhere() {
    let whole = docx(&paragraph("Plan").repeat(500));
    for keep in [whole.len() - 5, whole.len() / 2, 40] {
        refused("plan.docx", &whole[..keep], "damaged-file");
    }
    let text = word_xml(&paragraph("Plan"));
    let cut = package(&[("word/document.xml", &text.as_bytes()[..text.len() - 20])]);
    refused("plan.docx", &cut, "damaged-file");
    refused("plan.docx", &package(&[("[Content_Types].xml", b"<Types/>")]), "damaged-file");
    refused("plan.xlsx", &package(&[("xl/workbook.xml", b"<workbook")]), "damaged-file");
}

#[test]
fn a_wrong_ending_is_read_by_content_with_a_note() {
    let (document, findings) = read("plan.pdf", &docx(&paragraph("Plan"))).unwrap();
    assert_eq!((document.format.as_str(), findings[0].code.as_str()), ("docx", "wrong-extension"));
    let (document, findings) = read("plan.txt", b"<!DOCTYPE html><p>Plan").unwrap();
    assert_eq!((document.format.as_str(), findings[0].code.as_str()), ("html", "wrong-extension"));
}

#[test]
fn old_encodings_are_read() {
    let (document, findings) = read("plan.csv", b"Fund,Amount\nPlay,\xA3250 \x96 yearly\n").unwrap();
    assert_eq!(tables(&document)[0].rows[1].cells[1].text(), "£250 – yearly");
    assert_eq!(findings[0].code, "guessed-encoding");
    let wide: Vec<u8> = "\u{feff}Fund,Amount\nPlay,£250\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (document, findings) = read("plan.csv", &wide).unwrap();
    assert_eq!((tables(&document)[0].rows[1].cells[1].text().as_str(), findings.len()), ("£250", 0));
}

struct Failing(PdfLayoutError);

impl PdfLayout for Failing {
    fn layout(&self, _: &[u8]) -> Result<String, PdfLayoutError> {
        Err(self.0.clone())
    }
}

#[test]
fn pdfs_that_cannot_be_read() {
    let scan = "<doc><page width=\"595\" height=\"842\"></page></doc>";
    let error = read_document("scan.pdf", b"%PDF-1.4", &FixedLayout(scan)).unwrap_err();
    assert_eq!(error.code(), "pdf-without-text");
    for (problem, code) in [
        (PdfLayoutError::ToolMissing, "pdf-tool-missing"),
        (PdfLayoutError::PasswordProtected, "password-protected"),
        (PdfLayoutError::TookTooLong, "pdf-too-slow"),
        (PdfLayoutError::Damaged, "damaged-file"),
    ] {
        let error: ReadPlanError = read_document("plan.pdf", b"%PDF-1.4", &Failing(problem)).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().ends_with("Nothing was saved."), "{error}");
    }
}
