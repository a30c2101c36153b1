//! OpenDocument spreadsheets, streamed: repeated cells and rows are counted, never laid out.

use std::io::{BufRead, Read, Seek};
use std::ops::ControlFlow;

use bigplan_office::Package;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::merged::{Merged, Region};
use super::ods_cell::{Cell, attribute, character, count};
use super::record::Record;
use super::xlsx::put;
use super::{Ending, Rows, Sheet, Told};
use crate::error::ReadFiguresError;
use crate::limits::{MAX_COLUMNS, MAX_SHEETS, UNPACKING};

const PART: &str = "content.xml";

/// The sheets of the document, after it was weighed.
pub(crate) fn sheets<R: Read + Seek>(input: &mut R) -> Result<Vec<Sheet>, ReadFiguresError> {
    let mut package = Package::open(input, UNPACKING)?;
    package.weigh_all()?;
    let mut sheets = Vec::new();
    with_content(&mut package, |content| {
        events(content, &mut |event| {
            if let Event::Start(element) = event
                && element.name().as_ref() == "table:table"
            {
                let name = attribute(element, "name").unwrap_or_default();
                sheets.push(Sheet { number: u32::try_from(sheets.len()).unwrap_or(0) + 1, name, hidden: false });
            }
            if sheets.len() < MAX_SHEETS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    })?;
    Ok(sheets)
}

/// Gives the rows of a sheet.
pub(crate) fn rows<R: Read + Seek>(input: &mut R, sheet: u32, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
    let mut package = Package::open(input, UNPACKING)?;
    let mut table = Table { wanted: sheet, ..Table::default() };
    let stopped = with_content(&mut package, |content| events(content, &mut |event| table.take(event, each)))?;
    let ending = if stopped && !table.done { Ending::Stopped } else { Ending::Whole };
    Ok(Told { ending, ..table.told })
}

fn with_content<R: Read + Seek>(
    package: &mut Package<R>,
    read: impl FnOnce(&mut dyn BufRead) -> Result<bool, ReadFiguresError>,
) -> Result<bool, ReadFiguresError> {
    let Some(mut content) = package.part(PART)? else {
        return Err(ReadFiguresError::damaged("the sheets are missing from it"));
    };
    let outcome = read(&mut content);
    drop(content);
    outcome.map_err(|error| package.reason(error))
}

/// Streams the events; whether the caller had enough before the end.
fn events(
    content: &mut dyn BufRead,
    each: &mut dyn FnMut(&Event<'_>) -> ControlFlow<()>,
) -> Result<bool, ReadFiguresError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().allow_dangling_amp = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        let broken = |_| ReadFiguresError::damaged("the sheets inside it cannot be read");
        let event = reader.read_event_into(&mut buffer).map_err(broken)?;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(ReadFiguresError::damaged("a part of it ends in the middle")),
            Event::Eof => return Ok(false),
            _ => {}
        }
        if each(&event).is_break() {
            return Ok(true);
        }
    }
}

/// The table that is being read.
#[derive(Default)]
struct Table {
    wanted: u32,
    seen: u32,
    done: bool,
    row: u32,
    repeats: u32,
    cells: Vec<String>,
    column: usize,
    cell: Option<Cell>,
    aside: u32,
    merged: Merged,
    record: Record,
    told: Told,
}

impl Table {
    fn take(&mut self, event: &Event<'_>, each: &mut Rows<'_>) -> ControlFlow<()> {
        match event {
            Event::Start(element) => self.open(element),
            Event::Empty(element) => {
                self.open(element);
                return self.close(element.name().as_ref(), each);
            }
            Event::End(element) => return self.close(element.name().as_ref(), each),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.text(&character(reference)),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" => self.seen += 1,
            "office:annotation" => self.aside += 1,
            "draw:frame" => self.told.pictures = true,
            "text:p" => self.paragraph(),
            "table:table-row" if self.here() => {
                (self.repeats, self.column) = (count(element, "number-rows-repeated"), 0);
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" if self.here() => self.cell = Some(Cell::of(element)),
            _ => {}
        }
    }

    fn here(&self) -> bool {
        self.seen == self.wanted
    }

    fn paragraph(&mut self) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| self.aside == 0 && !cell.text.is_empty()) {
            cell.text.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.aside == 0) {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str, each: &mut Rows<'_>) -> ControlFlow<()> {
        match name {
            "office:annotation" => self.aside = self.aside.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" if self.here() => return self.end_row(each),
            "table:table" if self.here() => {
                self.done = true;
                return ControlFlow::Break(());
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let shown = cell.shown();
        let (column, row) = (self.column, self.row);
        self.column = column.saturating_add(cell.repeats as usize);
        if shown.trim().is_empty() {
            return;
        }
        if cell.formula {
            self.told.formulas = self.told.formulas.saturating_add(1);
            let place = (row.saturating_add(1), u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1));
            self.told.first_formula.get_or_insert(place);
        }
        if cell.spans != (1, 1) {
            let columns = (column, column.saturating_add(cell.spans.0 as usize).saturating_sub(1));
            self.merged.open(Region { rows: (row, row.saturating_add(cell.spans.1).saturating_sub(1)), columns });
        }
        for column in column..self.column.min(MAX_COLUMNS) {
            put(&mut self.cells, column, shown.clone());
        }
    }

    /// A row without content may be repeated a million times; one with content is given each time.
    fn end_row(&mut self, each: &mut Rows<'_>) -> ControlFlow<()> {
        let first = self.row;
        self.row = first.saturating_add(self.repeats);
        if self.cells.is_empty() {
            return ControlFlow::Continue(());
        }
        for row in first..self.row {
            self.merged.fill(row, &mut self.cells);
            self.record.restart(row.saturating_add(1));
            for cell in &self.cells {
                self.record.bytes += cell.len() as u64;
                self.record.push(cell);
            }
            each(&self.record)?;
        }
        ControlFlow::Continue(())
    }
}
