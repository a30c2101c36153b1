//! A row of another school than the pupil is on roll at.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-other-school",
        text: "The row is of another school than the one where the pupil is on roll: say which of the two it is.",
        query: true,
    },
    table: None,
    needs: &["NativeId"],
    against_roll: true,
    look: |line, tell| {
        if let (Some(on_roll), Some(school)) = (line.school, line.value("NativeId"))
            && on_roll != school
        {
            tell(line.place("NativeId"));
        }
    },
};
