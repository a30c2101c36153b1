//! A row that says of nobody that it is about them.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-child",
        text: "The row does not say whom it is about: give the identifier that the other lists use.",
        query: false,
    },
    is_wrong: |cell, column| column.child && cell.words().is_none(),
};
