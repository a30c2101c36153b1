//! What may be wrong with a cell of a list, one rule a file.

mod blank;
mod category;
mod child;
mod date;
mod date_order;
mod formula;
mod number;
mod postcode;

use super::{Cell, Column};
use crate::passing::Said;

/// A rule about one cell.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its code and what it says.
    pub said: Said,
    /// Whether the cell of this column is wrong.
    pub(crate) is_wrong: fn(&Cell, &Column) -> bool,
}

/// All rules, in the order of their codes.
pub const RULES: [Rule; 8] = [
    blank::RULE,
    category::RULE,
    child::RULE,
    date::RULE,
    date_order::RULE,
    formula::RULE,
    number::RULE,
    postcode::RULE,
];

/// What the text of a cell says; nothing where the cell is none.
fn text(cell: &Cell) -> &str {
    if let Cell::Text(text) = cell { text } else { "" }
}
