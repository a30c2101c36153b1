//! Puts marks and anchors to the lines of a document.

use std::collections::{HashMap, HashSet};

use bigplan_documents::document::{Block, Document, Row, Table, Text};
use bigplan_plan::{At, Format};

use super::anchor::Place;
use super::lines::{Lines, row_at};
use super::{LINES, Line, ListLine, Mark, MarkKind, Marks, Shown, ShownCell, ShownRow, SourceView};

/// The deepest list that is shown as such.
const DEEPEST: u8 = 5;

pub(super) fn view<'a>(document: &'a Document, marks: &'a Marks, part: usize) -> SourceView<'a> {
    let total: usize = document.blocks.iter().map(length).sum();
    let parts = total.div_ceil(LINES).max(1);
    let part = part.clamp(1, parts);
    let from = (part - 1) * LINES;
    let lines = Lines::of(document);
    let mut builder = Builder {
        format: document.format,
        marks: marks.by_line(document.format, &lines),
        used: HashSet::new(),
        shown: Vec::new(),
        wanted: from..from + LINES,
        at: 0,
    };
    document.blocks.iter().for_each(|block| builder.block(block));
    SourceView { blocks: builder.shown, part, parts, format: document.format, lines }
}

fn length(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.rows.len(),
        Block::PageBreak => 0,
        _ => 1,
    }
}

struct Builder<'a> {
    format: Format,
    marks: HashMap<Place, Vec<(Option<u32>, &'a Mark)>>,
    used: HashSet<Place>,
    shown: Vec<Shown<'a>>,
    wanted: std::ops::Range<usize>,
    at: usize,
}

impl<'a> Builder<'a> {
    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, text, at } => {
                if let Some(line) = self.line(text, *at) {
                    self.shown.push(Shown::Heading((*level).clamp(1, 3), line));
                }
            }
            Block::Paragraph { text, at } => {
                if let Some(line) = self.line(text, *at) {
                    self.shown.push(Shown::Paragraph(line));
                }
            }
            Block::ListItem { depth, marker, text, at } => {
                if let Some(line) = self.line(text, *at) {
                    self.list(ListLine { depth: (*depth).min(DEEPEST), marker, line });
                }
            }
            Block::Table(table) => self.table(table),
            Block::PageBreak if self.wanted.contains(&self.at) && self.at > self.wanted.start => {
                self.shown.push(Shown::PageEnd);
            }
            Block::PageBreak => {}
        }
    }

    fn list(&mut self, line: ListLine<'a>) {
        match self.shown.last_mut() {
            Some(Shown::List(list)) => list.push(line),
            _ => self.shown.push(Shown::List(vec![line])),
        }
    }

    fn line(&mut self, text: &'a Text, at: At) -> Option<Line<'a>> {
        self.step()?;
        let (id, marks) = self.anchored(at);
        let marks = marks.into_iter().map(|(_, mark)| mark).collect();
        Some(Line { id, number: at.line, text: &text.plain, bold: text.bold, marks })
    }

    fn table(&mut self, table: &'a Table) {
        let rows: Vec<ShownRow<'a>> = table.rows.iter().filter_map(|row| self.row(row)).collect();
        if !rows.is_empty() {
            self.shown.push(Shown::Table(rows));
        }
    }

    fn row(&mut self, row: &'a Row) -> Option<ShownRow<'a>> {
        self.step()?;
        let at = row_at(row);
        let (id, marks) = self.anchored(at);
        let last = row.cells.len();
        let cells = row.cells.iter().zip(1..).map(|(cell, number)| {
            // A mark without a cell, or with one beyond the row's end, stands in the first.
            let here = |of: &Option<u32>| match of.and_then(|of| usize::try_from(of).ok()) {
                Some(of) if (1..=last).contains(&of) => of == number,
                _ => number == 1,
            };
            let marks = marks.iter().filter(|(of, _)| here(of)).map(|(_, mark)| *mark).collect();
            ShownCell { cell, heads: row.header && !cell.is_empty(), marks }
        });
        let holds = |kind| marks.iter().any(|(_, mark)| mark.kind == kind);
        Some(ShownRow {
            id,
            number: row.line,
            cells: cells.collect(),
            read: holds(MarkKind::Read),
            unread: holds(MarkKind::Unread),
        })
    }

    /// Whether the next line is wanted.
    fn step(&mut self) -> Option<()> {
        let position = self.at;
        self.at += 1;
        self.wanted.contains(&position).then_some(())
    }

    /// The anchor and marks of a line; none where a line before it has the same anchor.
    fn anchored(&mut self, at: At) -> (Option<String>, Vec<(Option<u32>, &'a Mark)>) {
        let place = Place::of(self.format, at);
        if !self.used.insert(place) {
            return (None, Vec::new());
        }
        (Some(place.anchor()), self.marks.remove(&place).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(line: u32) -> Block {
        Block::Paragraph { text: Text::plain(format!("Words of line {line}")), at: At::line(line) }
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { format: Format::Text, blocks }
    }

    fn numbers(view: &SourceView<'_>) -> Vec<(u32, bool)> {
        let number = |shown: &Shown<'_>| match shown {
            Shown::Paragraph(line) => Some((line.number, line.id.is_some())),
            _ => None,
        };
        view.blocks.iter().filter_map(number).collect()
    }

    #[test]
    fn two_blocks_of_one_line_do_not_share_an_id() {
        let document = document(vec![paragraph(1), paragraph(1), paragraph(2)]);
        let marks = Marks::default();
        assert_eq!(numbers(&SourceView::of(&document, &marks, 1)), [(1, true), (1, false), (2, true)]);
    }

    #[test]
    fn a_very_long_document_is_shown_in_parts_that_hold_every_line_once() {
        let length = u32::try_from(LINES).unwrap() * 2 + 1;
        let document = document((1..=length).map(paragraph).collect());
        let marks = Marks::default();
        let mut seen = Vec::new();
        for part in 1..=3 {
            let view = SourceView::of(&document, &marks, part);
            assert_eq!((view.part, view.parts), (part, 3));
            seen.extend(numbers(&view).into_iter().map(|(number, _)| number));
            for line in [1, 2, 3_999, 4_000, 4_001, 8_000, 8_001] {
                assert_eq!(
                    view.holds(Some(At::line(line))),
                    numbers(&view).contains(&(line, true)),
                    "{line} in {part}"
                );
            }
        }
        assert_eq!(seen, (1..=length).collect::<Vec<_>>());
        assert_eq!(SourceView::of(&document, &marks, 99).part, 3);
        for part in 1..=3 {
            let view = SourceView::of(&document, &marks, part);
            let ways = [4_000, 4_001, 9_999].map(|line| view.way_in(Some(At::line(line)), "/source").unwrap());
            assert_eq!(ways, ["/source#line-4000", "/source?part=2#line-4001", "/source?part=3#line-8001"]);
        }
    }

    #[test]
    fn the_same_row_of_two_sheets_is_found_on_each() {
        let row = |page| {
            let at = At { line: 7, cell: Some(1), page: Some(page) };
            let cell = bigplan_documents::document::Cell { at, ..Default::default() };
            Block::Table(Table { rows: vec![Row { cells: vec![cell], line: 7, header: false }] })
        };
        let document = Document { format: Format::Xlsx, blocks: vec![row(1), row(2)] };
        let marks = Marks::default();
        let view = SourceView::of(&document, &marks, 1);
        let ways = [1, 2].map(|page| view.way_in(Some(At { line: 7, cell: Some(1), page: Some(page) }), "/source"));
        assert_eq!(ways, [Some("/source#line-7".into()), Some("/source#line-2-7".into())]);
    }

    #[test]
    fn a_mark_stands_in_its_cell() {
        let cell = |words: &str| bigplan_documents::document::Cell {
            parts: vec![bigplan_documents::document::Part { bullet: false, text: Text::plain(words) }],
            ..Default::default()
        };
        let row = Row { cells: vec![cell("1.1"), cell("Open a door")], line: 7, header: false };
        let document = document(vec![Block::Table(Table { rows: vec![row] })]);
        let mut marks = Marks::default();
        let mark = |words: &str| Mark { kind: MarkKind::Read, words: words.into(), address: "#item-i1".into() };
        marks.add(At::cell(7, 2), mark("in its cell"));
        marks.add(At::cell(7, 9), mark("beyond the end"));
        marks.add(At::cell(8, 2), mark("where the row goes on"));
        let view = SourceView::of(&document, &marks, 1);
        let Some(Shown::Table(rows)) = view.blocks.first() else { panic!("no table") };
        let words: Vec<Vec<&str>> =
            rows[0].cells.iter().map(|cell| cell.marks.iter().map(|mark| mark.words.as_str()).collect()).collect();
        assert_eq!(words, [vec!["beyond the end"], vec!["in its cell", "where the row goes on"]]);
        assert!(rows[0].read && !rows[0].unread);
    }
}
