//! Rows of comma-separated values as a source gives them.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader};

use crate::error::ReadReturnError;

const CHUNK: usize = 64 * 1024;
const LONGEST_ROW: usize = 1 << 20;
const MOST_CELLS: usize = 1024;

/// Splits a source into rows of cells, in capital letters and without blanks around them.
pub(super) struct Rows {
    parser: Reader,
    input: Vec<u8>,
    from: usize,
    filled: usize,
    /// How many bytes of the source were taken.
    pub taken: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How many cells the row has.
    pub count: usize,
}

impl Rows {
    pub fn new() -> Rows {
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
    pub fn next(&mut self, source: &mut impl Read, number: u32) -> Result<bool, ReadReturnError> {
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
    pub fn pass(&mut self, source: &mut impl Read, to: u64) -> Result<(), ReadReturnError> {
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
    pub fn cells(&self) -> Cells<'_> {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let bytes = self.text.get(..ends.last().copied().unwrap_or_default()).unwrap_or_default();
        Cells { bytes, text: std::str::from_utf8(bytes).ok(), ends, from: 0 }
    }

    pub fn looks_like_utf16(&self) -> bool {
        self.text.starts_with(&[0xff, 0xfe]) || self.text.starts_with(&[0xfe, 0xff])
    }
}

/// The cells of a row that are left; blank cells are `None`.
#[derive(Clone)]
pub(super) struct Cells<'a> {
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
