//! What may be wrong with a row of the census, one rule a file.

mod blank;
mod born;
mod code;
mod date;
mod date_order;
mod duplicate;
mod not_on_roll;
mod number;
mod other_school;
mod over;
mod pupil;

use std::borrow::Cow;

use super::table::Table;
use crate::layout::{Column, Kind};
use crate::passing::Said;
use crate::written::{Written, written};

/// A rule about one row.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its code and what it says.
    pub said: Said,
    /// The table that it looks at; all where there is none.
    pub table: Option<Table>,
    /// The columns without which it cannot run on a table that has them in its layout.
    pub(crate) needs: &'static [&'static str],
    /// Whether it holds a row against the pupils on roll.
    pub(crate) against_roll: bool,
    /// Tells the columns of a row that are wrong, or the row.
    pub(crate) look: fn(&Line<'_>, &mut dyn FnMut(Option<usize>)),
}

/// A row that goes by.
pub(crate) struct Line<'a> {
    pub columns: &'a [Column],
    /// Its cells, in the order of the columns; blank ones are `None`.
    pub values: &'a [Option<Cow<'a, str>>],
    /// For each column the cell of the file that fills it; `None` where the column is missing, which is told once.
    pub cells: &'a [Option<usize>],
    /// Whether the pupil was not on roll before this row; so it is in other tables.
    pub is_first: bool,
    /// Whether the pupil is on roll, or no roll was given.
    pub is_on_roll: bool,
    /// The school where the pupil is on roll, for rows of other tables.
    pub school: Option<&'a str>,
}

/// All rules, in the order of their codes.
pub const RULES: [Rule; 11] = [
    blank::RULE,
    born::RULE,
    code::RULE,
    date::RULE,
    date_order::RULE,
    duplicate::RULE,
    not_on_roll::RULE,
    number::RULE,
    other_school::RULE,
    over::RULE,
    pupil::RULE,
];

impl Rule {
    /// Whether it looks at a table.
    pub(crate) fn looks_at(&self, table: Table) -> bool {
        self.table.is_none_or(|of| of == table)
    }
}

impl Line<'_> {
    fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The cell of a column.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(self.place(name)?)?.as_deref()
    }

    /// The place of a column's code among those that it may hold.
    pub fn code(&self, name: &str) -> Option<usize> {
        let (codes, value) = (&self.columns.get(self.place(name)?)?.codes, self.value(name)?);
        codes.iter().position(|code| code.eq_ignore_ascii_case(value))
    }

    /// The columns that are there and blank in this row, with their places.
    fn blank(&self) -> impl Iterator<Item = (usize, &Column)> {
        let all = self.columns.iter().zip(self.values).zip(self.cells).enumerate();
        all.filter_map(|(at, ((column, value), cell))| (cell.is_some() && value.is_none()).then_some((at, column)))
    }

    /// The cells of a kind that are filled, with the places of their columns.
    fn filled(&self, kind: Kind) -> impl Iterator<Item = (usize, &Column, &str)> {
        let cells = self.columns.iter().zip(self.values).enumerate();
        cells.filter_map(move |(at, (column, value))| {
            Some((at, column, value.as_deref()?)).filter(|_| column.kind == kind)
        })
    }

    /// The cells that hold no date in this way.
    fn tell_dates(&self, wanted: &Written, tell: &mut dyn FnMut(Option<usize>)) {
        for (at, ..) in self.filled(Kind::Date).filter(|(_, _, text)| written(text) == *wanted) {
            tell(Some(at));
        }
    }
}

/// A whole number from 0 on, which exports often write with a fraction of none: "134.0".
pub(crate) fn counted(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0') && whole.bytes().all(|digit| digit.is_ascii_digit());
    whole.parse().ok().filter(|_| is_whole)
}
