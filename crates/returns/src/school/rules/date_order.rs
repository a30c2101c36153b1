//! A date whose month was written before its day.

use super::Rule;
use crate::passing::Said;
use crate::written::Written;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-date-order",
        text: "The date is one only with the month before the day: write the day first, as in 31/12/2024, and look at the other dates of this column too.",
        query: false,
    },
    table: None,
    needs: &[],
    against_roll: false,
    look: |line, tell| {
        line.tell_dates(&Written::MonthFirst, tell);
    },
};
