//! A word that is none of its category.

use super::super::Kind;
use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-category",
        text: "The cell says none of the categories of this column: use one of those that the guidance lists.",
        query: false,
    },
    is_wrong: |cell, column| {
        let known = |words: String| column.category.as_ref().is_some_and(|category| category.knows(&words));
        column.kind == Kind::Code && !cell.is_blank() && !is_error(cell) && !cell.words().is_some_and(known)
    },
};

/// The error of a formula has a rule of its own.
fn is_error(cell: &super::Cell) -> bool {
    *cell == super::Cell::Error
}
