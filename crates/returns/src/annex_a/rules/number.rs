//! Something stands where a number belongs that is none, is negative, or is not whole where things are counted.

use super::super::Kind;
use super::{Cell, Rule};
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-number",
        text: "The cell holds no number from 0 on, or none that is whole where things are counted: give the number in digits.",
        query: false,
    },
    is_wrong: |cell, column| match column.kind {
        // Ages often come from a formula and keep its fraction.
        Kind::Number => is_none(cell, |_| true),
        Kind::Count => is_none(cell, |number| number.fract() == 0.0),
        _ => false,
    },
};

fn is_none(cell: &Cell, fits: impl Fn(f64) -> bool) -> bool {
    let is_right = |number: f64| number.is_finite() && number >= 0.0 && fits(number);
    match cell {
        Cell::Blank | Cell::Error => false,
        Cell::Number(number) => !is_right(*number),
        Cell::Text(text) => !text.parse().is_ok_and(is_right),
        Cell::Day(_) | Cell::Truth(_) => true,
    }
}
