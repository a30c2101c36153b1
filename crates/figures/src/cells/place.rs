//! The place of a cell, as a spreadsheet names it.

use bigplan_plan::At;
use serde::{Deserialize, Serialize};

/// A cell: row and column from 1, and the sheet where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The sheet, from 1.
    pub sheet: u32,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 1; 0 means the whole row.
    pub column: u32,
}

impl Place {
    /// "C5", or "row 5" for a whole row.
    pub fn shown(self) -> String {
        if self.column == 0 { format!("row {}", self.row) } else { format!("{}{}", letters(self.column), self.row) }
    }
}

impl From<Place> for At {
    fn from(place: Place) -> Self {
        Self { line: place.row, cell: (place.column > 0).then_some(place.column), page: Some(place.sheet) }
    }
}

/// The letters of a column from 1: A, B … Z, AA.
pub fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, letters};

    #[test]
    fn columns_have_letters_as_in_a_spreadsheet() {
        let cases = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")];
        for (column, expected) in cases {
            assert_eq!(letters(column), expected);
        }
        assert_eq!(Place { sheet: 1, row: 5, column: 3 }.shown(), "C5");
        assert_eq!(Place { sheet: 1, row: 5, column: 0 }.shown(), "row 5");
    }
}
