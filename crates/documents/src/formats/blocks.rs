//! The writing side of a document: a reader says what opens and closes, in any
//! nesting; out come flat blocks with their places.
//!
//! It keeps no tree, so nesting of any depth costs a counter and no stack.

use bigplan_plan::At;

use super::limits::{MAX_PARTS, MAX_TEXT};
use super::problem::Problem;
use super::table::OpenTable;
use super::text::is_labelled;
use super::words::{after_bullet, one_line};
use crate::document::{Block, Part, Text};

/// How a cell stretches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// Columns, at least 1.
    pub(crate) columns: usize,
    /// Rows, at least 1.
    pub(crate) rows: usize,
    /// Whether it goes on from the cell above.
    pub(crate) continues_above: bool,
}

impl Default for Span {
    fn default() -> Self {
        Self { columns: 1, rows: 1, continues_above: false }
    }
}

/// Collects blocks.
#[derive(Default)]
pub(crate) struct Blocks {
    blocks: Vec<Block>,
    line: u32,
    page: Option<u32>,
    table: Option<OpenTable>,
    nested: usize,
    parts: usize,
    text: usize,
    excess: Option<Problem>,
}

impl Blocks {
    /// Blocks with page (or sheet) numbers from 1.
    pub(crate) fn with_pages() -> Self {
        Self { page: Some(1), ..Self::default() }
    }

    /// Whether a limit is passed, so that reading on is useless.
    pub(crate) fn is_full(&self) -> bool {
        self.excess.is_some()
    }

    /// The next block stands on this page (or sheet) and line.
    pub(crate) fn place(&mut self, page: Option<u32>, line: u32) {
        self.page = page;
        self.line = line.saturating_sub(1);
    }

    /// A page ends. Inside a table it is not told: the table goes on.
    pub(crate) fn break_page(&mut self) {
        self.page = self.page.map(|page| page + 1);
        if self.table.is_none() && self.blocks.last().is_some_and(|last| *last != Block::PageBreak) {
            self.blocks.push(Block::PageBreak);
        }
    }

    /// A heading; in a cell, a paragraph.
    pub(crate) fn heading(&mut self, level: u8, lines: Vec<Text>) {
        if self.table.is_some() {
            return self.paragraph(lines);
        }
        let text = one_line(lines);
        if self.counted(&text) {
            let at = self.next_place();
            self.blocks.push(Block::Heading { level: level.clamp(1, 9), text, at });
        }
    }

    /// A paragraph; a line of it that starts with a typed bullet is a list item, and lines that
    /// open with labels are paragraphs of their own.
    pub(crate) fn paragraph(&mut self, lines: Vec<Text>) {
        let typed_list = lines.iter().any(|line| after_bullet(&line.plain).is_some());
        let labelled = lines.iter().filter(|line| is_labelled(&line.plain)).count() >= 2;
        let lines = if self.table.is_some() || typed_list || labelled { lines } else { vec![one_line(lines)] };
        for text in lines {
            match after_bullet(&text.plain) {
                Some(rest) => self.list_item(0, "", vec![Text { plain: rest.to_owned(), bold: text.bold }]),
                None if self.counted(&text) => self.put_paragraph(text),
                None => {}
            }
        }
    }

    fn put_paragraph(&mut self, text: Text) {
        if let Some(table) = &mut self.table {
            return table.put(Part { bullet: false, text });
        }
        let at = self.next_place();
        self.blocks.push(Block::Paragraph { text, at });
    }

    /// An item of a list; in a cell its marker, if any, stands before its text.
    pub(crate) fn list_item(&mut self, depth: u8, marker: &str, lines: Vec<Text>) {
        let mut text = one_line(lines);
        if marker.is_empty()
            && let Some(rest) = after_bullet(&text.plain)
        {
            text.plain = rest.to_owned();
        }
        if !self.counted(&text) {
            return;
        }
        if let Some(table) = &mut self.table {
            if !marker.is_empty() {
                text.plain = format!("{marker} {}", text.plain);
            }
            return table.put(Part { bullet: true, text });
        }
        let at = self.next_place();
        self.blocks.push(Block::ListItem { depth, marker: marker.to_owned(), text, at });
    }

    /// A table opens. A table inside a cell gives its text to that cell.
    pub(crate) fn open_table(&mut self) {
        match self.table {
            Some(_) => self.nested += 1,
            None => self.table = Some(OpenTable::default()),
        }
    }

    /// The table closes.
    pub(crate) fn close_table(&mut self) {
        if self.nested > 0 {
            self.nested -= 1;
        } else if let Some(table) = self.table.take() {
            let table = table.finish();
            if !table.rows.is_empty() {
                self.blocks.push(Block::Table(table));
            }
        }
    }

    /// Whether what follows belongs to a table inside a cell.
    pub(crate) fn is_nested(&self) -> bool {
        self.nested > 0
    }

    /// A row opens.
    pub(crate) fn open_row(&mut self) {
        if self.nested == 0 && self.table.is_some() {
            let at = self.next_place();
            if let Some(table) = &mut self.table {
                table.open_row(at);
            }
        }
    }

    /// A row closes.
    pub(crate) fn close_row(&mut self, header: bool) {
        if self.nested == 0
            && let Some(table) = &mut self.table
        {
            self.parts += table.close_row(header);
        }
        self.check_parts();
    }

    /// A cell opens.
    pub(crate) fn open_cell(&mut self, span: Span) {
        if self.nested > 0 {
            return;
        }
        if let Some(table) = &mut self.table
            && let Err(problem) = table.open_cell(span)
        {
            self.excess = Some(problem);
        }
    }

    /// Everything, or the limit that was passed.
    pub(crate) fn finish(mut self) -> Result<Vec<Block>, Problem> {
        self.nested = 0;
        self.close_row(false);
        self.close_table();
        match self.excess {
            Some(problem) => Err(problem),
            None if self.parts == 0 || self.text == 0 => Err(Problem::Empty),
            None => Ok(self.blocks),
        }
    }

    fn next_place(&mut self) -> At {
        self.line += 1;
        At { line: self.line, cell: None, page: self.page }
    }

    /// Counts a text towards the limits; `false` where there is nothing to put.
    fn counted(&mut self, text: &Text) -> bool {
        self.parts += 1;
        self.text += text.plain.len();
        self.check_parts();
        !text.plain.is_empty() && self.excess.is_none()
    }

    fn check_parts(&mut self) {
        if self.parts > MAX_PARTS || self.text > MAX_TEXT {
            self.excess.get_or_insert(Problem::TooMuch);
        }
    }
}
