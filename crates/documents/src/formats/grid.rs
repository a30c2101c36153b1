//! Rows of a spreadsheet or CSV file become tables, with titles above and notes below as paragraphs.

use super::blocks::{Blocks, Span};
use super::words::Words;
use crate::document::Text;

/// A row with its number.
pub(crate) struct GridRow {
    /// The row or line, counted from 1.
    pub(crate) line: u32,
    /// Its cells from the first column on.
    pub(crate) cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Default)]
pub(crate) struct GridCell {
    /// Its lines.
    pub(crate) lines: Vec<Text>,
    /// Whether it goes on from the cell above.
    pub(crate) continues_above: bool,
}

impl GridCell {
    /// A cell of text with line breaks.
    pub(crate) fn of(text: &str, bold: bool) -> Self {
        let mut words = Words::default();
        for line in text.lines() {
            words.push(line, bold);
            words.break_line();
        }
        Self { lines: words.take_lines(), continues_above: false }
    }

    fn is_blank(&self) -> bool {
        self.lines.is_empty() && !self.continues_above
    }
}

impl GridRow {
    /// How many cells up to the last that is not blank.
    fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1)
    }

    fn is_note(&self) -> bool {
        self.width() == 1
    }

    /// Whether every cell is filled with a few words and no figures, as headings are.
    fn is_heads(&self) -> bool {
        let short = |line: &Text| {
            let words = line.plain.split(' ').count();
            words <= 5 && line.plain.starts_with(char::is_alphabetic) && !line.plain.bytes().any(|b| b.is_ascii_digit())
        };
        let head = |cell: &GridCell| cell.lines.len() == 1 && cell.lines.iter().all(short);
        self.width() >= 2 && self.cells.iter().take(self.width()).all(head)
    }

    fn names_annex(&self) -> bool {
        let first = self.cells.first().and_then(|cell| cell.lines.first());
        let folded = first.map(|line| line.plain.trim().to_lowercase()).unwrap_or_default();
        ANNEXES
            .iter()
            .any(|words| folded.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    }

    fn same_text(&self, other: &Self) -> bool {
        let text = |row: &Self| -> Vec<Vec<Text>> {
            row.cells.iter().take(row.width()).map(|cell| cell.lines.clone()).collect()
        };
        text(self) == text(other)
    }

    fn is_bold(&self) -> bool {
        self.cells.iter().flat_map(|cell| &cell.lines).all(|line| line.bold)
    }
}

/// Puts the rows of one sheet. Blank rows part it into stretches.
///
/// A table goes on after blank rows unless its heading row is said again, a title names an
/// annex or narrower table, and notes (one first cell below a blank row) end it only where
/// no more rows follow.
pub(crate) fn put_grid(blocks: &mut Blocks, page: Option<u32>, rows: &[GridRow]) {
    let stretches: Vec<&[GridRow]> = rows.split(|row| row.width() == 0).filter(|rows| !rows.is_empty()).collect();
    let last_table = stretches.iter().rposition(|rows| !rows.iter().all(GridRow::is_note));
    let mut heading: Option<&GridRow> = None;
    for (index, stretch) in stretches.iter().enumerate() {
        let after_tables = last_table.is_none_or(|last| index > last);
        let goes_on = heading.is_some_and(|heading| !after_tables && continues(stretch, heading, &stretches, index));
        let notes = if goes_on { 0 } else { stretch.iter().take_while(|row| row.is_note()).count() };
        let (notes, table) = stretch.split_at(notes);
        if !goes_on {
            close(blocks, &mut heading);
        }
        for row in notes {
            put_note(blocks, page, row);
        }
        if heading.is_none() && !table.is_empty() {
            blocks.open_table();
            heading = table.first();
        }
        for row in table {
            put_row(blocks, page, row);
        }
    }
    close(blocks, &mut heading);
}

fn close(blocks: &mut Blocks, heading: &mut Option<&GridRow>) {
    if heading.take().is_some() {
        blocks.close_table();
    }
}

/// Whether a stretch belongs to the open table: its first full row (or that of the
/// stretch after a title) is neither the heading again nor a heading of its own.
fn continues(stretch: &[GridRow], heading: &GridRow, stretches: &[&[GridRow]], index: usize) -> bool {
    if is_apart(stretch, heading) || heads_another(stretch, heading) {
        return false;
    }
    let next = stretches.get(index + 1).copied().unwrap_or_default();
    let full = stretch.iter().chain(next).find(|row| !row.is_note());
    full.is_some_and(|row| !(row.same_text(heading) || row.is_bold() && heading.is_bold()))
}

/// Whether a stretch under a title of its own is another table: its title names an annex, or
/// no row of it reaches the middle of the open table.
fn is_apart(stretch: &[GridRow], heading: &GridRow) -> bool {
    let Some((title, rest)) = stretch.split_first().filter(|(title, _)| title.is_note()) else { return false };
    let widest = rest.iter().map(GridRow::width).max().unwrap_or(0);
    title.names_annex() || widest >= 2 && widest * 2 <= heading.width()
}

/// Whether a stretch opens with a row of short headings, as the open table does not or not as wide.
fn heads_another(stretch: &[GridRow], heading: &GridRow) -> bool {
    let mut full = stretch.iter().skip_while(|row| row.is_note());
    let (Some(first), Some(_)) = (full.next(), full.next()) else { return false };
    first.is_heads() && first.width() >= 3 && (!heading.is_heads() || first.width() != heading.width())
}

/// Opening words of a title over what is told beside the main table.
const ANNEXES: [&str; 15] = [
    "annex",
    "appendix",
    "abbreviations",
    "acronyms",
    "closed actions",
    "completed actions",
    "distribution",
    "for information",
    "for reference",
    "glossary",
    "jargon",
    "key to",
    "notes",
    "supporting information",
    "version history",
];

fn put_note(blocks: &mut Blocks, page: Option<u32>, row: &GridRow) {
    blocks.place(page, row.line);
    if let Some(cell) = row.cells.first() {
        blocks.paragraph(cell.lines.clone());
    }
}

fn put_row(blocks: &mut Blocks, page: Option<u32>, row: &GridRow) {
    blocks.place(page, row.line);
    blocks.open_row();
    for cell in row.cells.iter().take(row.width()) {
        blocks.open_cell(Span { continues_above: cell.continues_above, ..Span::default() });
        blocks.paragraph(cell.lines.clone());
    }
    blocks.close_row(false);
}
