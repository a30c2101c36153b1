//! A formula that gave an error.

use super::{Cell, Rule};
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-formula",
        text: "The cell shows the error of a formula: mend the formula, or put the value in its place.",
        query: false,
    },
    is_wrong: |cell, column| !column.child && *cell == Cell::Error,
};
