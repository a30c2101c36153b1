//! A row that names nobody.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-pupil",
        text: "The row names no pupil: give the identifier that the pupils on roll have.",
        query: false,
    },
    table: None,
    needs: &["pupilonrolltableid"],
    against_roll: false,
    look: |line, tell| {
        for (at, _) in line.blank().filter(|(_, column)| column.name == "pupilonrolltableid") {
            tell(Some(at));
        }
    },
};
