//! A code that its column does not have.

use super::Rule;
use crate::layout::Kind;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-code",
        text: "The cell holds none of the codes of this column: use one that the guide of the census lists.",
        query: false,
    },
    table: None,
    needs: &[],
    against_roll: false,
    look: |line, tell| {
        for (at, column, text) in line.filled(Kind::Code) {
            if !column.codes.iter().any(|code| code.eq_ignore_ascii_case(text)) {
                tell(Some(at));
            }
        }
    },
};
