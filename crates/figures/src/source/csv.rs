//! Comma-separated values, also with semicolons, tabs or bars, read row by row.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use csv_core::ReadRecordResult;

use super::delimiter::delimiter;
use super::encoding::{self, TextKind};
use super::record::Record;
use super::utf16::Utf16;
use super::{Ending, Rows, Told};
use crate::error::ReadFiguresError;
use crate::limits::{MAX_COLUMNS, MAX_ROW_BYTES};

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// A table of text, told apart but not yet read.
pub(crate) struct Csv {
    kind: TextKind,
    delimiter: u8,
}

impl Csv {
    /// Looks at the beginning of the file.
    ///
    /// # Errors
    /// Bytes that no text has; nothing but white space.
    pub(crate) fn of(head: &[u8]) -> Result<Self, ReadFiguresError> {
        let kind = encoding::kind_of(head)?;
        let text = encoding::beginning(head, kind);
        if text.iter().all(u8::is_ascii_whitespace) && head.len() < CHUNK {
            return Err(ReadFiguresError::Empty);
        }
        Ok(Self { kind, delimiter: delimiter(&text) })
    }

    /// Gives every row until the caller has enough.
    pub(crate) fn rows<R: Read + Seek>(&self, source: &mut R, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
        source.seek(SeekFrom::Start(self.kind.mark()))?;
        match self.kind {
            TextKind::Bytes { .. } => split(BufReader::with_capacity(CHUNK, source), self.delimiter, each),
            TextKind::Utf16 { encoding, .. } => {
                split(BufReader::with_capacity(CHUNK, Utf16::new(source, encoding)), self.delimiter, each)
            }
        }
    }
}

/// Splits text into rows.
pub(super) fn split(mut input: impl BufRead, delimiter: u8, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
    let mut splitter = Splitter::new(delimiter);
    let (mut line, mut row) = (Vec::new(), 0_u32);
    loop {
        line.clear();
        let room = MAX_ROW_BYTES.saturating_sub(splitter.held());
        let count = input.by_ref().take(room).read_until(b'\n', &mut line)?;
        splitter.record.bytes += count as u64;
        if count == 0 || count as u64 == room {
            let ending = match splitter.is_open() {
                true => Ending::InQuotes(splitter.record.row()),
                false if count == 0 => Ending::Whole,
                false => Ending::LongRow(row.saturating_add(1)),
            };
            return Ok(splitter.told(ending));
        }
        let unended = !tidy_end(&mut line);
        if !splitter.is_open() {
            row = row.saturating_add(1);
            if line == b"\n" {
                continue;
            }
            splitter.record.restart(row);
        }
        splitter.record.unended = unended;
        if splitter.feed(&line, &mut row, each)?.is_break() {
            return Ok(splitter.told(Ending::Stopped));
        }
    }
}

/// Makes every line end the same; whether there was one.
fn tidy_end(line: &mut Vec<u8>) -> bool {
    let ended = line.last() == Some(&b'\n');
    if ended {
        line.pop();
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    line.push(b'\n');
    ended
}

struct Splitter {
    parser: csv_core::Reader,
    text: Vec<u8>,
    held: usize,
    ends: Vec<usize>,
    cells: usize,
    open: bool,
    guessed: Option<u32>,
    record: Record,
}

impl Splitter {
    fn new(delimiter: u8) -> Self {
        Self {
            parser: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; 4096],
            held: 0,
            ends: vec![0; 64],
            cells: 0,
            open: false,
            guessed: None,
            record: Record::default(),
        }
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn held(&self) -> u64 {
        if self.open { self.held as u64 } else { 0 }
    }

    /// Feeds one line; a row may go on in the next line, within quotation marks.
    fn feed(
        &mut self,
        mut line: &[u8],
        row: &mut u32,
        each: &mut Rows<'_>,
    ) -> Result<ControlFlow<()>, ReadFiguresError> {
        loop {
            let text = self.text.get_mut(self.held..).unwrap_or_default();
            let ends = self.ends.get_mut(self.cells..).unwrap_or_default();
            let (result, taken, written, ended) = self.parser.read_record(line, text, ends);
            line = line.get(taken..).unwrap_or_default();
            self.held += written;
            self.cells += ended;
            match result {
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.cells > MAX_COLUMNS => {
                    return Err(ReadFiguresError::TooManyColumns { row: *row });
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty => {
                    self.open = true;
                    return Ok(ControlFlow::Continue(()));
                }
                ReadRecordResult::End => return Ok(ControlFlow::Continue(())),
                ReadRecordResult::Record => {
                    let flow = self.emit(each);
                    if flow.is_break() || line.iter().all(|byte| matches!(byte, b'\n' | b'\r')) {
                        return Ok(flow);
                    }
                    *row = row.saturating_add(1);
                    self.record.restart(*row);
                }
            }
        }
    }

    fn emit(&mut self, each: &mut Rows<'_>) -> ControlFlow<()> {
        let text = self.text.get(..self.held).unwrap_or_default();
        let ends = self.ends.get(..self.cells).unwrap_or_default();
        let mut start = 0;
        if let Ok(text) = std::str::from_utf8(text) {
            for end in ends {
                self.record.push(text.get(start..*end).unwrap_or_default());
                start = *end;
            }
        } else {
            self.guessed.get_or_insert(self.record.row());
            for end in ends {
                self.record.push(&encoding::guessed(text.get(start..*end).unwrap_or_default()));
                start = *end;
            }
        }
        (self.held, self.cells, self.open) = (0, 0, false);
        each(&self.record)
    }

    fn told(self, ending: Ending) -> Told {
        Told { ending, guessed_encoding: self.guessed, ..Told::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str], ending: Ending) {
        let mut rows = Vec::new();
        let told = split(text.as_bytes(), b',', &mut |record| {
            rows.push(format!("{}: {}", record.row(), record.cells().collect::<Vec<_>>().join("|")));
            ControlFlow::Continue(())
        });
        assert_eq!(
            (rows.iter().map(String::as_str).collect::<Vec<_>>(), told.unwrap().ending),
            (expected.to_vec(), ending)
        );
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        check("a,b\r\n\r\n1,2\n", &["1: a|b", "3: 1|2"], Ending::Whole);
        check("\"x\ny\",b\n1,2", &["1: x\ny|b", "2: 1|2"], Ending::Whole);
        check("a,\"say \"\"so\"\"\"\n,\n", &["1: a|say \"so\"", "2: |"], Ending::Whole);
        check("a,b\r1,2\r3,4", &["1: a|b", "2: 1|2", "3: 3|4"], Ending::Whole);
    }

    #[test]
    fn a_quotation_mark_without_its_partner_is_told() {
        check("a,b\n1,\"2\n3,4\n", &["1: a|b"], Ending::InQuotes(2));
        let long = format!("a\n{}\n", "x".repeat(MAX_ROW_BYTES as usize + 1));
        check(&long, &["1: a"], Ending::LongRow(2));
    }

    #[test]
    fn bytes_of_another_encoding_are_guessed_in_their_row_only() {
        let mut cells = Vec::new();
        let told = split(&b"Fund \xA3,ok\n\xC2\xA3,1\n"[..], b',', &mut |record| {
            cells.push(record.cell(0).to_owned());
            ControlFlow::Continue(())
        });
        assert_eq!((cells, told.unwrap().guessed_encoding), (vec!["Fund £".to_owned(), "£".to_owned()], Some(1)));
    }
}
