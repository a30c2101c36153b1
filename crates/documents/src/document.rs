//! The neutral shape of a document: blocks in reading order, whatever the file format.

use bigplan_plan::{At, Format};

/// A document in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it was read as.
    pub format: Format,
    /// Everything in it, in reading order.
    pub blocks: Vec<Block>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading that the format itself marks as one (Word style, `<h2>`, `##`).
    Heading {
        /// 1 is the highest.
        level: u8,
        /// Its text.
        text: Text,
        /// Where it stands.
        at: At,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Text,
        /// Where it stands.
        at: At,
    },
    /// An item of a list.
    ListItem {
        /// 0 is the outermost.
        depth: u8,
        /// The number or letter as written ("1.", "a)"); empty for a bullet.
        marker: String,
        /// Its text, without marker.
        text: Text,
        /// Where it stands.
        at: At,
    },
    /// A table.
    Table(Table),
    /// The end of a page, where the format knows pages.
    PageBreak,
}

/// A table as it stands on the page. A table that is broken over pages is two tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, left to right; a cell that spans columns is followed by empty ones.
    pub cells: Vec<Cell>,
    /// The line that the row starts in.
    pub line: u32,
    /// Whether the format marks it as a heading row.
    pub header: bool,
}

/// A cell: paragraphs and list items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it, in order.
    pub parts: Vec<Part>,
    /// Whether it goes on from the cell above (a vertical merge), where the format knows.
    pub continues_above: bool,
    /// Where it stands.
    pub at: At,
}

/// A paragraph or a list item in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether it is an item of a list.
    pub bullet: bool,
    /// Its text.
    pub text: Text,
}

/// Text with what little of its dress carries meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The characters, white space folded to single spaces, marks of format removed.
    pub plain: String,
    /// Whether all of it is bold.
    pub bold: bool,
}

impl Text {
    /// Text that is not bold.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { plain: text.into(), bold: false }
    }
}

impl Cell {
    /// The whole cell as one line, parts separated by a space.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|p| p.text.plain.as_str()).collect();
        parts.join(" ")
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|p| p.text.plain.trim().is_empty())
    }
}
