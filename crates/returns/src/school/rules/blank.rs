//! A cell that must be filled is blank.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-blank",
        text: "The cell is blank, and the census asks for it in every row of this table: fill it in.",
        query: false,
    },
    table: None,
    needs: &[],
    against_roll: false,
    look: |line, tell| {
        // A row that names no pupil is told once, by its own rule.
        for (at, _) in line.blank().filter(|(_, column)| column.required && column.name != "pupilonrolltableid") {
            tell(Some(at));
        }
    },
};
