//! A date whose month was written before its day.

use super::super::Kind;
use super::{Rule, text};
use crate::passing::Said;
use crate::written::{Written, written};

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-date-order",
        text: "The date is one only with the month before the day: write the day first, as in 31/12/2024, and look at the \
            other dates of this column too.",
        query: false,
    },
    is_wrong: |cell, column| column.kind == Kind::Date && written(text(cell)) == Written::MonthFirst,
};
