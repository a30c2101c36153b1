//! A row of a pupil who is not on roll.

use super::Rule;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-not-on-roll",
        text: "The pupil is not among the pupils on roll: add the pupil there, or take the row away.",
        query: false,
    },
    table: None,
    needs: &["pupilonrolltableid"],
    against_roll: true,
    look: |line, tell| {
        if !line.is_on_roll {
            tell(line.place("pupilonrolltableid"));
        }
    },
};
