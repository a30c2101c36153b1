//! How far the sheets of an old workbook stretch, told by the places of its cells.

use std::io::{BufReader, Read, Seek};

use crate::error::ReadFiguresError;

/// Cells of the squares around all sheets together; about 100 MB.
const MOST_CELLS: u64 = 3_000_000;
/// The record that begins a sheet.
const BEGINS: u16 = 0x0809;
/// Records of cells: each begins with its row and its column, two bytes each.
const CELLS: [u16; 12] =
    [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0207, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x00FD];

/// Looks at every cell's place.
///
/// # Errors
/// Sheets that would fill the memory; a workbook that is cut off.
pub(crate) fn check<R: Read + Seek>(input: R) -> Result<(), ReadFiguresError> {
    let broken = |_| ReadFiguresError::damaged("its parts cannot be found, so it was probably cut off");
    let mut file = cfb::CompoundFile::open(input).map_err(broken)?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let stream = file.open_stream(name).map_err(broken)?;
    let cells = extent(BufReader::new(stream));
    if cells > MOST_CELLS { Err(ReadFiguresError::TooManyCells) } else { Ok(()) }
}

/// Cells in the squares around all sheets. A stream that ends early has no more cells.
fn extent(mut stream: impl Read) -> u64 {
    let (mut all, mut square) = (0_u64, Square::default());
    let (mut head, mut place, mut rest) = ([0; 4], [0; 4], Vec::new());
    while stream.read_exact(&mut head).is_ok() {
        let [a, b, c, d] = head;
        let (kind, mut length) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        if kind == BEGINS {
            all = all.saturating_add(std::mem::take(&mut square).cells());
        }
        if CELLS.contains(&kind) && length >= 4 && stream.read_exact(&mut place).is_ok() {
            let [a, b, c, d] = place;
            square.add(u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
            length -= 4;
        }
        rest.resize(usize::from(length), 0);
        if stream.read_exact(&mut rest).is_err() {
            break;
        }
    }
    all.saturating_add(square.cells())
}

/// The square around the cells of one sheet.
#[derive(Default)]
struct Square(Option<[(u16, u16); 2]>);

impl Square {
    fn add(&mut self, row: u16, column: u16) {
        let [(top, bottom), (left, right)] = self.0.unwrap_or([(row, row), (column, column)]);
        self.0 = Some([(top.min(row), bottom.max(row)), (left.min(column), right.max(column))]);
    }

    fn cells(self) -> u64 {
        let side = |(from, to): (u16, u16)| u64::from(to - from) + 1;
        self.0.map_or(0, |[rows, columns]| side(rows) * side(columns))
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGINS, extent};

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn two_cells_far_apart_are_a_large_square() {
        let near = record(0x0203, &[0; 14]);
        let far = record(0x0203, &[0xFF; 14]);
        let sheet = record(BEGINS, &[0; 16]);
        assert_eq!(extent(&[sheet.clone(), near.clone()].concat()[..]), 1);
        assert_eq!(extent(&[sheet.clone(), near, far].concat()[..]), 65_536 * 65_536);
        assert_eq!(extent(&sheet[..6]), 0);
    }
}
