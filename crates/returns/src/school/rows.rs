//! Comma-separated values row by row; a row that never ends is refused before it is held.

use std::borrow::Cow;
use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::error::ReadReturnError;

/// The longest row, in bytes, with what is read ahead of it.
const LONGEST_ROW: usize = 1 << 20;

/// Rows of a source.
pub(crate) struct Rows<R> {
    reader: Reader<Rationed<R>>,
    row: ByteRecord,
    /// Rows read, with the headings.
    count: u32,
}

impl<R: Read> Rows<R> {
    pub fn new(source: R) -> Rows<R> {
        let rationed = Rationed { inner: source, left: LONGEST_ROW };
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(rationed);
        Rows { reader, row: ByteRecord::new(), count: 0 }
    }

    /// Reads the next row; `false` at the end.
    pub fn next(&mut self) -> Result<bool, ReadReturnError> {
        self.reader.get_mut().left = LONGEST_ROW;
        let read = self.reader.read_byte_record(&mut self.row);
        let is_row = read.map_err(|why| match why.into_kind() {
            csv::ErrorKind::Io(why) if why.get_ref().is_some_and(|inner| inner.is::<TooLong>()) => {
                ReadReturnError::LongRow(self.count)
            }
            csv::ErrorKind::Io(why) => ReadReturnError::Source(why),
            _ => ReadReturnError::Encoding,
        })?;
        if self.count == 0
            && is_row
            && self.row.get(0).is_some_and(|cell| cell.starts_with(&[0xff, 0xfe]) || cell.starts_with(&[0xfe, 0xff]))
        {
            return Err(ReadReturnError::Encoding);
        }
        self.count = self.count.saturating_add(u32::from(is_row));
        Ok(is_row)
    }

    /// How many cells the row has.
    pub fn cells(&self) -> usize {
        self.row.len()
    }

    /// A cell without blanks around it; `None` where it is blank.
    pub fn cell(&self, at: usize) -> Option<Cow<'_, str>> {
        let text = String::from_utf8_lossy(self.row.get(at)?.trim_ascii());
        (!text.is_empty()).then_some(text)
    }

    /// The row as headings.
    pub fn headings(&self) -> Vec<String> {
        let heading = |at| self.cell(at).unwrap_or_default().trim_start_matches('\u{feff}').trim().to_owned();
        (0..self.cells()).map(heading).collect()
    }
}

/// A source that gives no more than a ration until it is renewed.
struct Rationed<R> {
    inner: R,
    left: usize,
}

#[derive(Debug, thiserror::Error)]
#[error("a row is too long")]
struct TooLong;

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other(TooLong));
        }
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use crate::error::ReadReturnError;

    #[test]
    fn a_row_without_end_is_refused() {
        let endless = format!("a,b\n1,\"{}", "x".repeat(5 << 20));
        let mut rows = Rows::new(endless.as_bytes());
        assert!(rows.next().unwrap());
        assert_eq!(rows.headings(), ["a", "b"]);
        assert!(matches!(rows.next(), Err(ReadReturnError::LongRow(1))));
    }
}
