//! Real PDFs through the real program.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use bigplan_documents::document::{Block, Document};
use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::read_document;
use bigplan_pdftext::PdfText;

const PLAN: &[u8] = include_bytes!("../../documents/tests/fixtures/fenmarsh.pdf");
const SCAN: &[u8] = include_bytes!("../../documents/tests/fixtures/scan.pdf");
const LOCKED: &[u8] = include_bytes!("../../documents/tests/fixtures/locked.pdf");

fn read(bytes: &[u8]) -> Result<Document, ReadPlanError> {
    read_document("plan.pdf", bytes, &PdfText::default()).map(|(document, _)| document)
}

#[test]
fn a_plan_keeps_its_headings_and_tables() {
    let blocks = read(PLAN).unwrap().blocks;
    let headings: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.plain.as_str()),
            _ => None,
        })
        .collect();
    assert!(headings.contains(&"Priority 1: Improve emotional health"), "{headings:?}");
    let tables: Vec<usize> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.rows.len()),
            _ => None,
        })
        .collect();
    assert_eq!(tables, [4, 3]);
}

#[test]
fn a_scan_a_lock_and_a_cut_are_told_apart() {
    assert_eq!(read(SCAN).unwrap_err().code(), "pdf-without-text");
    assert_eq!(read(LOCKED).unwrap_err().code(), "password-protected");
    assert_eq!(read(&PLAN[..300]).unwrap_err().code(), "damaged-file");
}
