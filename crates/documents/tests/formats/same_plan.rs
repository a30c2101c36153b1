//! One invented plan in every format gives the same tables and headings.

use bigplan_documents::document::{Block, Document};
use bigplan_documents::formats::read_document;

use crate::made::{FixedLayout, read};
use crate::sheets_made;
use crate::told::{cells, tables};

const HTML: &str = include_str!("../fixtures/fenmarsh.html");
const MARKDOWN: &str = include_str!("../fixtures/fenmarsh.md");
const CSV: &str = include_str!("../fixtures/fenmarsh.csv");
const DOCX: &[u8] = include_bytes!("../fixtures/fenmarsh.docx");
const PDF: &[u8] = include_bytes!("../fixtures/fenmarsh.pdf");
const PDF_LAYOUT: &str = include_str!("../fixtures/fenmarsh-pdf-layout.xml");

fn every_format() -> Vec<Document> {
    let document = |name: &str, bytes: &[u8]| read(name, bytes).unwrap().0;
    vec![
        document("plan.html", HTML.as_bytes()),
        document("plan.md", MARKDOWN.as_bytes()),
        document("plan.csv", CSV.as_bytes()),
        document("plan.docx", DOCX),
        document("plan.xlsx", &sheets_made::plan(CSV)),
        read_document("plan.pdf", PDF, &FixedLayout(PDF_LAYOUT)).unwrap().0,
    ]
}

#[test]
fn the_tables_are_the_same() {
    let documents = every_format();
    let expected: Vec<_> = tables(&documents[0]).into_iter().map(cells).collect();
    assert_eq!(expected.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3]);
    for document in &documents {
        let tables: Vec<_> = tables(document).into_iter().map(cells).collect();
        assert_eq!(tables, expected, "{:?}", document.format);
    }
}

#[test]
fn the_headings_are_the_same_where_a_format_has_them() {
    let titles = |document: &Document| -> Vec<String> {
        let text = |block: &Block| match block {
            Block::Heading { text, .. } => Some(text.plain.clone()),
            _ => None,
        };
        document.blocks.iter().filter_map(text).collect()
    };
    let documents = every_format();
    let expected = titles(&documents[0]);
    assert_eq!(expected.len(), 3);
    for document in documents.iter().filter(|document| !matches!(document.format.as_str(), "csv" | "xlsx")) {
        let found = titles(document);
        assert!(expected.iter().all(|title| found.contains(title)), "{:?}: {found:?}", document.format);
    }
}

#[test]
fn lists_stay_lists() {
    for document in every_format() {
        let items = document.blocks.iter().filter(|block| matches!(block, Block::ListItem { .. })).count();
        assert_eq!(items, 2, "{:?}", document.format);
    }
}
