//! Something stands where a date belongs that is none.

use super::Rule;
use crate::passing::Said;
use crate::written::Written;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-date",
        text: "The cell holds no date that can be read: write the day first and the year in full, as in 31/12/2024, or the year first, as in 2024-12-31.",
        query: false,
    },
    table: None,
    needs: &[],
    against_roll: false,
    look: |line, tell| {
        line.tell_dates(&Written::Not, tell);
    },
};
