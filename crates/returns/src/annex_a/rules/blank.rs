//! A cell that must be filled is blank.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-blank",
        text: "The cell is blank, and inspectors ask for it in every row of this list: fill it in.",
        query: false,
    },
    // A row that names nobody is told once, by its own rule.
    is_wrong: |cell, column| column.required && !column.child && cell.is_blank(),
};
