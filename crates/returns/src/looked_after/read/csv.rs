//! One table of the return as comma-separated values.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader};

use super::fault::{Fault, What};
use super::table::{Plan, recognise};
use super::{Intake, Year};
use crate::error::ReadReturnError;
use crate::looked_after::tables::Table;

const CHUNK: usize = 64 * 1024;
const LONGEST_ROW: usize = 1 << 20;
const MOST_CELLS: usize = 1024;

pub(super) fn read(intake: &mut Intake, year: Year, mut source: impl Read) -> Result<Table, ReadReturnError> {
    let mut rows = Rows::new();
    let mut plan: Option<Plan> = None;
    let mut number = 0;
    while rows.next(&mut source, number)? {
        match &plan {
            None => plan = Some(begin(intake, year, &rows)?),
            Some(plan) => {
                keep(intake, year, plan, &rows, number);
                number += 1;
            }
        }
    }
    plan.map(|plan| plan.table).ok_or_else(|| no_table(intake, &[]))
}

fn no_table(intake: &Intake, headings: &[&str]) -> ReadReturnError {
    let headings = headings.join(", ").chars().take(200).collect();
    ReadReturnError::NoTable { headings, year: intake.layout.year }
}

fn begin(intake: &mut Intake, year: Year, rows: &Rows) -> Result<Plan, ReadReturnError> {
    if rows.looks_like_utf16() {
        return Err(ReadReturnError::Encoding);
    }
    let cells: Vec<&str> = rows.cells().map(Option::unwrap_or_default).collect();
    let headings: Vec<&str> = cells.iter().map(|name| name.trim_start_matches('\u{feff}').trim()).collect();
    let table = recognise(&intake.layout, &headings).ok_or_else(|| no_table(intake, &headings))?;
    let last = year == Year::Last;
    if intake.columns.has_table(table, last) {
        return Err(ReadReturnError::GivenTwice(table.name()));
    }
    let layout = intake.layout.tables.get(table.name()).ok_or_else(|| no_table(intake, &headings))?;
    let plan = Plan::new(table, layout, &headings, &mut intake.faults);
    intake.columns.add_table(table, last);
    for column in plan.columns.iter().flatten().filter_map(|at| table.columns().get(*at)) {
        intake.columns.add(table, last, column);
    }
    Ok(plan)
}

fn keep(intake: &mut Intake, year: Year, plan: &Plan, rows: &Rows, number: u32) {
    let mut tell = |what| intake.faults.push(Fault { table: plan.table, row: Some(number), what });
    if rows.count != plan.columns.len() {
        tell(What::Cells(u32::try_from(rows.count).unwrap_or(u32::MAX)));
    }
    let child = match plan.child.and_then(|at| rows.cells().nth(at).flatten()) {
        Some(id) => intake.children.number(id),
        None => {
            tell(What::NoChild);
            intake.children.nobody()
        }
    };
    intake.put(year, plan, rows.cells(), (number, child));
}

/// Splits a source into rows of cells, in capital letters and without blanks around them.
struct Rows {
    parser: Reader,
    input: Vec<u8>,
    from: usize,
    filled: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

impl Rows {
    fn new() -> Rows {
        Rows {
            parser: Reader::new(),
            input: vec![0; CHUNK],
            from: 0,
            filled: 0,
            text: vec![0; 4096],
            ends: vec![0; 64],
            count: 0,
        }
    }

    /// Reads the next row; `false` at the end.
    fn next(&mut self, source: &mut impl Read, number: u32) -> Result<bool, ReadReturnError> {
        let mut written = 0;
        self.count = 0;
        loop {
            if self.from == self.filled {
                self.filled = source.read(&mut self.input)?;
                self.from = 0;
            }
            let input = self.input.get(self.from..self.filled).unwrap_or_default();
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.count..).unwrap_or_default();
            let (result, taken, wrote, ended) = self.parser.read_record(input, text, ends);
            self.from += taken;
            written += wrote;
            self.count += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() < LONGEST_ROW => {
                    self.text.resize(self.text.len() * 2, 0)
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                    self.ends.resize(self.ends.len() * 2, 0)
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(ReadReturnError::LongRow(number));
                }
                ReadRecordResult::Record => {
                    self.text.get_mut(..written).unwrap_or_default().make_ascii_uppercase();
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    /// The cells of the row.
    fn cells(&self) -> Cells<'_> {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let bytes = self.text.get(..ends.last().copied().unwrap_or_default()).unwrap_or_default();
        Cells { bytes, text: std::str::from_utf8(bytes).ok(), ends, from: 0 }
    }

    fn looks_like_utf16(&self) -> bool {
        self.text.starts_with(&[0xff, 0xfe]) || self.text.starts_with(&[0xfe, 0xff])
    }
}

/// The cells of a row that are left; blank cells are `None`.
struct Cells<'a> {
    bytes: &'a [u8],
    /// The whole row, unless some of it is no text.
    text: Option<&'a str>,
    ends: &'a [usize],
    from: usize,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Option<&'a str>;

    fn next(&mut self) -> Option<Self::Item> {
        let (end, ends) = self.ends.split_first()?;
        let range = std::mem::replace(&mut self.from, *end)..*end;
        self.ends = ends;
        let text = match self.text {
            Some(text) => text.get(range),
            None => self.bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()),
        };
        Some(Some(trimmed(text.unwrap_or("\u{fffd}"))).filter(|text| !text.is_empty()))
    }
}

/// A text without blanks around it, of which most have none.
fn trimmed(text: &str) -> &str {
    let is_plain = |letter: Option<&u8>| letter.is_none_or(u8::is_ascii_graphic);
    if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) { text } else { text.trim() }
}
