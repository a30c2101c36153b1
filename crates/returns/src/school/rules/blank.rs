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
        let cells = line.columns.iter().zip(line.values).enumerate();
        for (at, (column, _)) in cells.filter(|(_, (column, value))| column.required && value.is_none()) {
            // A row that names no pupil is told once, by its own rule.
            if column.name != "pupilonrolltableid" {
                tell(Some(at));
            }
        }
    },
};
