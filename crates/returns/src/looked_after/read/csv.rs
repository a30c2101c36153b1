//! One table of the return as comma-separated values.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader};

use super::fault::{Fault, What};
use super::map::Map;
use super::table::{Plan, recognise};
use super::{Intake, Year};
use crate::error::ReadReturnError;
use crate::looked_after::tables::Table;

const CHUNK: usize = 64 * 1024;
const LONGEST_ROW: usize = 1 << 20;
const MOST_CELLS: usize = 1024;

pub(super) fn read(intake: &mut Intake, year: Year, mut source: impl Read) -> Result<Table, ReadReturnError> {
    let mut rows = Rows::new();
    if !rows.next(&mut source, 0)? {
        return Err(no_table(intake, &[]));
    }
    let plan = begin(intake, year, &rows)?;
    if intake.share.is_first {
        first(intake, year, &plan, rows, source)?;
    } else {
        again(intake, year, &plan, rows, source)?;
    }
    Ok(plan.table)
}

/// Reads all rows, and notes where they stand.
fn first(
    intake: &mut Intake,
    year: Year,
    plan: &Plan,
    mut rows: Rows,
    mut source: impl Read,
) -> Result<(), ReadReturnError> {
    let (mut map, mut number) = (Map::default(), 0);
    while rows.next(&mut source, number)? {
        let (child, is_nobody) = keep(intake, year, plan, &rows, number);
        map.note(rows.taken, child, is_nobody);
        number += 1;
    }
    map.close();
    intake.maps.push_back(map);
    Ok(())
}

/// Reads the blocks in which rows of the share may stand. Where the file is not what it was, the intake is told.
fn again(
    intake: &mut Intake,
    year: Year,
    plan: &Plan,
    mut rows: Rows,
    mut source: impl Read,
) -> Result<(), ReadReturnError> {
    // The files come in the same order each time.
    let map = intake.maps.pop_front().unwrap_or_default();
    let mut number = 0;
    for block in &map.blocks {
        if block.may_have(&intake.share.children) {
            for _ in 0..block.rows {
                if rows.next(&mut source, number)? {
                    keep(intake, year, plan, &rows, number);
                }
                number += 1;
            }
        } else {
            rows.pass(&mut source, block.end)?;
            intake.pass(year, block);
            number += block.rows;
        }
        intake.has_changed |= rows.taken != block.end;
    }
    intake.has_changed |= rows.next(&mut source, number)?;
    intake.maps.push_back(map);
    Ok(())
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

/// Keeps a row. Gives its child, and whether it names none.
fn keep(intake: &mut Intake, year: Year, plan: &Plan, rows: &Rows, number: u32) -> (u32, bool) {
    let mut tell = |what| intake.faults.push(Fault { table: plan.table, row: Some(number), what });
    if rows.count != plan.columns.len() {
        tell(What::Cells(u32::try_from(rows.count).unwrap_or(u32::MAX)));
    }
    let id = plan.child.and_then(|at| rows.cells().nth(at).flatten());
    let child = match id {
        Some(id) => intake.children.number(id),
        None => {
            tell(What::NoChild);
            intake.children.nobody()
        }
    };
    intake.put(year, plan, rows.cells(), (number, child));
    (child, id.is_none())
}

/// Splits a source into rows of cells, in capital letters and without blanks around them.
struct Rows {
    parser: Reader,
    input: Vec<u8>,
    from: usize,
    filled: usize,
    /// How many bytes of the source were taken.
    taken: u64,
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
            taken: 0,
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
            self.taken += taken as u64;
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

    /// Passes over what stands before this byte of the source; what came before it was whole rows.
    fn pass(&mut self, source: &mut impl Read, to: u64) -> Result<(), ReadReturnError> {
        while self.taken < to {
            if self.from == self.filled {
                self.filled = source.read(&mut self.input)?;
                self.from = 0;
            }
            let there = self.filled - self.from;
            if there == 0 {
                break;
            }
            let passed = usize::try_from(to - self.taken).unwrap_or(usize::MAX).min(there);
            self.from += passed;
            self.taken += passed as u64;
        }
        Ok(())
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
