//! Comma-separated values, also with semicolons or tabs.

use super::blocks::Blocks;
use super::grid::{GridCell, GridRow, put_grid};
use super::limits::{MAX_COLUMNS, MAX_PARTS};
use super::problem::Problem;
use crate::document::Block;

/// How many rows are tried to tell the delimiter.
const TRIED: usize = 50;

/// Reads the table.
///
/// # Errors
/// Too many columns or cells.
pub(crate) fn read(text: &str) -> Result<Vec<Block>, Problem> {
    let mut reader = reader(text, delimiter(text));
    let (mut rows, mut cells) = (Vec::new(), 0);
    let mut record = ::csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Problem::damaged("a row cannot be told from the next"))? {
        cells += record.len();
        if record.len() > MAX_COLUMNS {
            return Err(Problem::TooManyColumns);
        }
        if cells > MAX_PARTS {
            return Err(Problem::TooMuch);
        }
        let start = record.position().map_or((0, 0), |place| (place.byte() as usize, place.line()));
        let blank = blank_lines_at(text.get(start.0..).unwrap_or_default());
        // The parser ends a row between the two marks of one line end.
        let split = start.0 > 0 && text.as_bytes().get(start.0 - 1..=start.0) == Some(b"\r\n".as_slice());
        if blank > u64::from(split) {
            rows.push(GridRow { line: 0, cells: Vec::new() });
        }
        rows.push(GridRow {
            line: u32::try_from(start.1 + blank).unwrap_or(u32::MAX),
            cells: record.iter().map(|cell| GridCell::of(cell, false)).collect(),
        });
    }
    let mut blocks = Blocks::default();
    put_grid(&mut blocks, None, &rows);
    blocks.finish()
}

fn reader(text: &str, delimiter: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Blank lines before the next record; the parser steps over them without a word.
fn blank_lines_at(rest: &str) -> u64 {
    let marks = rest.bytes().take_while(|byte| *byte == b'\n' || *byte == b'\r');
    marks.filter(|byte| *byte == b'\n').count() as u64
}

/// The delimiter that gives most rows of one width; among equals, the widest.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let widths: Vec<usize> = reader(text, delimiter).records().flatten().take(TRIED).map(|r| r.len()).collect();
        let same = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| (same(*width), *width)).max()
    };
    [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_told_by_regular_rows() {
        assert_eq!(delimiter("a,b,c\n1;2,3,4\n"), b',');
        assert_eq!(delimiter("a;b\n1,5;2\n2,5;3\n"), b';');
        assert_eq!(delimiter("a\tb\n1, then\t2\n"), b'\t');
    }

    #[test]
    fn either_line_end_is_one() {
        let text = "Action,Lead\nVisit,Head of Fen\n,\n\nPriority,Note,Lead\nPlay,None,Head of Play\n";
        assert_eq!(read(text).unwrap(), read(&text.replace('\n', "\r\n")).unwrap());
    }

    #[test]
    fn titles_and_notes_stand_outside_the_table() {
        let blocks = read("Priority 1\n\nAction,Lead\nVisit,Head of Fen\n,\n\"Note: invented\"\n").unwrap();
        let [Block::Paragraph { .. }, Block::Table(table), Block::Paragraph { text, at }] = &blocks[..] else {
            panic!("{blocks:?}")
        };
        assert_eq!((table.rows.len(), table.rows[1].line), (2, 4));
        assert_eq!((text.plain.as_str(), at.line), ("Note: invented", 6));
    }
}
