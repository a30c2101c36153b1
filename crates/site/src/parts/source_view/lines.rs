//! Which lines a document has.

use std::collections::BTreeMap;

use bigplan_documents::document::{Block, Cell, Document, Row};
use bigplan_plan::{At, Format};

use super::anchor::Place;

/// The lines of a document in order, each with its position among them.
#[derive(Debug, Default)]
pub(super) struct Lines(BTreeMap<Place, usize>);

impl Lines {
    /// The lines of a document.
    pub(super) fn of(document: &Document) -> Self {
        let (mut lines, mut position) = (BTreeMap::new(), 0);
        let mut add = |at: At| {
            lines.entry(Place::of(document.format, at)).or_insert(position);
            position += 1;
        };
        for block in &document.blocks {
            match block {
                Block::Heading { at, .. } | Block::Paragraph { at, .. } | Block::ListItem { at, .. } => add(*at),
                Block::Table(table) => table.rows.iter().for_each(|row| add(row_at(row))),
                Block::PageBreak => {}
            }
        }
        Self(lines)
    }

    /// The line that shows a place: its own, or the nearest above it, because a row or a
    /// paragraph that is broken over lines stands at the first of them.
    pub(super) fn nearest(&self, format: Format, at: At) -> Option<Place> {
        let place = Place::of(format, at);
        let above = self.0.range(..=place).next_back();
        above.or_else(|| self.0.iter().next()).map(|(line, _)| *line)
    }

    /// Where a line stands among all of them, from 0.
    pub(super) fn position(&self, line: Place) -> Option<usize> {
        self.0.get(&line).copied()
    }
}

/// Where a row stands.
pub(super) fn row_at(row: &Row) -> At {
    At { line: row.line, cell: None, page: row.cells.first().and_then(|cell| cell.at.page) }
}

/// How many lines are quoted at most.
const QUOTED: usize = 12;

/// The words of the line that shows a place and of those after it, as far as `next`, where
/// something else begins: a row may be broken over many lines. A paragraph is one piece,
/// a row's cells are one each.
pub fn words_at(document: &Document, at: At, next: Option<At>) -> Vec<String> {
    let lines = Lines::of(document);
    let format = document.format;
    let Some(first) = lines.nearest(format, at) else { return Vec::new() };
    let next = next.map(|next| Place::of(format, next));
    let here = |at: At| {
        let line = Place::of(format, at);
        let after =
            lines.position(line).zip(lines.position(first)).map_or(0, |(line, first)| line.saturating_sub(first));
        line >= first && after < QUOTED && (line == first || next.is_some_and(|next| line < next))
    };
    let words = |block: &Block| match block {
        Block::Heading { text, at, .. } | Block::Paragraph { text, at } | Block::ListItem { text, at, .. } => {
            if here(*at) { vec![text.plain.clone()] } else { Vec::new() }
        }
        Block::Table(table) => {
            let cells = table.rows.iter().filter(|row| here(row_at(row))).flat_map(|row| &row.cells);
            cells.map(Cell::text).filter(|text| !text.trim().is_empty()).collect()
        }
        Block::PageBreak => Vec::new(),
    };
    document.blocks.iter().flat_map(words).collect()
}
