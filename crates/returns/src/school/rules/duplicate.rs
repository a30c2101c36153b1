//! A pupil who is on roll twice.

use super::Rule;
use crate::passing::Said;
use crate::school::Table;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-duplicate",
        text: "The pupil is on roll in an earlier row: keep one of the rows. Totals count the first.",
        query: false,
    },
    table: Some(Table::Roll),
    needs: &["pupilonrolltableid"],
    against_roll: false,
    look: |line, tell| {
        if !line.is_first {
            tell(line.place("pupilonrolltableid"));
        }
    },
};
