//! Documents told in short, to compare with.

use bigplan_documents::document::{Block, Cell, Document, Table};

/// The plain text of a block with a mark of its kind.
pub fn told(block: &Block) -> String {
    match block {
        Block::Heading { level, text, .. } => format!("{} {}", "#".repeat(usize::from(*level)), text.plain),
        Block::Paragraph { text, .. } => text.plain.clone(),
        Block::ListItem { depth, marker, text, .. } => {
            format!("{}* {marker}{}", " ".repeat(usize::from(*depth)), text.plain)
        }
        Block::Table(table) => format!("{:?}", cells(table)),
        Block::PageBreak => "---".to_owned(),
    }
}

/// The texts of a table; a cell that goes on from above is `^`.
pub fn cells(table: &Table) -> Vec<Vec<String>> {
    let text = |cell: &Cell| {
        if cell.continues_above { "^".to_owned() } else { cell.text() }
    };
    table.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect()
}

/// All tables of a document.
pub fn tables(document: &Document) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        match block {
            Block::Table(table) => Some(table),
            _ => None,
        }
    }
    document.blocks.iter().filter_map(table).collect()
}
