//! Something stands where a date belongs that is none.

use super::super::Kind;
use super::{Cell, Rule, text};
use crate::passing::Said;
use crate::written::{Written, written};

/// The days that a spreadsheet can number: from the first of its calendar to the end of 9999.
const NUMBERED: std::ops::Range<f64> = 1.0..2_958_466.0;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-date",
        text: "The cell holds no date that can be read: write the day first and the year in full, as in 31/12/2024.",
        query: false,
    },
    is_wrong: |cell, column| column.kind == Kind::Date && is_none(cell),
};

fn is_none(cell: &Cell) -> bool {
    match cell {
        Cell::Blank | Cell::Error => false,
        Cell::Day(number) | Cell::Number(number) => !NUMBERED.contains(number),
        Cell::Text(_) => written(text(cell)) == Written::Not,
        Cell::Truth(_) => true,
    }
}
