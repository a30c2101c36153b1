//! A pupil who missed more sessions than there were.

use super::Rule;
use super::counted;
use crate::passing::Said;
use crate::school::Table;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-sessions-over",
        text: "More sessions were missed than were possible; a blank stands for none: correct one of the numbers.",
        query: false,
    },
    table: Some(Table::Roll),
    needs: &["termlysessionspossible", "summerhalfterm2sessionspossible"],
    against_roll: false,
    look: |line, tell| {
        for part in ["termly", "summerhalfterm2"] {
            // What cannot be read is told by another rule and compared with nothing.
            let number = |name: &str| line.value(&format!("{part}sessions{name}")).map_or(Some(0), counted);
            if let (Some(possible), Some(authorised), Some(unauthorised)) =
                (number("possible"), number("authorised"), number("unauthorised"))
                && authorised.saturating_add(unauthorised) > possible
            {
                tell(line.place(&format!("{part}sessionspossible")));
            }
        }
    },
};
