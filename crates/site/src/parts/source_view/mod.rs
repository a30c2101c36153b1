//! A document as it was read: every line with an anchor, so that what was understood
//! can be shown beside its source. Pages include `parts/source_view/source_view.html`
//! with a field `source`.

mod anchor;
mod build;
mod lines;
mod marks;

pub use anchor::anchor;
pub use lines::words_at;
pub use marks::{Mark, MarkKind, Marks};

use bigplan_documents::document::{Cell, Document};
use bigplan_plan::{At, Format};

use lines::Lines;

/// How many lines stand on one page. Far above any plan; a data file dropped by
/// mistake is shown in parts.
pub const LINES: usize = 4_000;

/// A document, or one part of a very long one, ready to be shown.
pub struct SourceView<'a> {
    /// What stands in it, in reading order.
    pub blocks: Vec<Shown<'a>>,
    /// Which part this is, from 1.
    pub part: usize,
    /// How many parts there are; 1 for every plan of ordinary length.
    pub parts: usize,
    format: Format,
    lines: Lines,
}

/// One block.
pub enum Shown<'a> {
    /// A heading, with its level.
    Heading(u8, Line<'a>),
    /// A paragraph.
    Paragraph(Line<'a>),
    /// A list.
    List(Vec<ListLine<'a>>),
    /// A table or the stretch of one.
    Table(Vec<ShownRow<'a>>),
    /// The end of a page.
    PageEnd,
}

/// A line of text with its anchor.
pub struct Line<'a> {
    /// The element's id; `None` where another line has it already.
    pub id: Option<String>,
    /// The line's number in the document.
    pub number: u32,
    /// Its words.
    pub text: &'a str,
    /// Whether all of it is bold.
    pub bold: bool,
    /// What was made of it.
    pub marks: Vec<&'a Mark>,
}

/// An item of a list.
pub struct ListLine<'a> {
    /// 0 is the outermost; no deeper than 5 is shown.
    pub depth: u8,
    /// Its number or letter; empty for a bullet.
    pub marker: &'a str,
    /// Its words.
    pub line: Line<'a>,
}

/// A row of a table.
pub struct ShownRow<'a> {
    /// The element's id; `None` where another line has it already.
    pub id: Option<String>,
    /// The line's number in the document.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<ShownCell<'a>>,
    /// Whether items were read out of it.
    pub read: bool,
    /// Whether something in it was not understood.
    pub unread: bool,
}

/// A cell.
pub struct ShownCell<'a> {
    /// What stands in it.
    pub cell: &'a Cell,
    /// Whether it heads a column.
    pub heads: bool,
    /// What was made of it.
    pub marks: Vec<&'a Mark>,
}

impl<'a> SourceView<'a> {
    /// The part of a document that is asked for, from 1; the nearest one that there is.
    pub fn of(document: &'a Document, marks: &'a Marks, part: usize) -> Self {
        build::view(document, marks, part)
    }

    /// Whether a place falls into this part. What has no place stands in the first.
    pub fn holds(&self, at: Option<At>) -> bool {
        self.part_of(at) == self.part
    }

    /// The way to the line that shows a place, from the page at `base` which shows this part.
    pub fn way(&self, at: Option<At>, base: &str) -> Option<String> {
        let base = if self.holds(at) { String::new() } else { self.page_of(at, base) };
        Some(base + &self.fragment(at?)?)
    }

    /// The way to the line that shows a place, from any other page.
    pub fn way_in(&self, at: Option<At>, base: &str) -> Option<String> {
        Some(self.page_of(at, base) + &self.fragment(at?)?)
    }

    fn page_of(&self, at: Option<At>, base: &str) -> String {
        match self.part_of(at) {
            1 => base.to_owned(),
            part => format!("{base}?part={part}"),
        }
    }

    fn fragment(&self, at: At) -> Option<String> {
        self.lines.nearest(self.format, at).map(|line| format!("#{}", line.anchor()))
    }

    fn part_of(&self, at: Option<At>) -> usize {
        let line = at.and_then(|at| self.lines.nearest(self.format, at));
        line.and_then(|line| self.lines.position(line)).map_or(1, |position| position / LINES + 1)
    }
}

impl Line<'_> {
    /// Whether items were read out of it.
    pub fn read(&self) -> bool {
        self.marks.iter().any(|mark| mark.kind == MarkKind::Read)
    }

    /// Whether it was not understood.
    pub fn unread(&self) -> bool {
        self.marks.iter().any(|mark| mark.kind == MarkKind::Unread)
    }
}
