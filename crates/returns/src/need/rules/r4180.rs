//! 4180: The sex of the child is missing or not a valid code of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4180",
    severity: Severity::Error,
    text: "The sex of the child is missing or not a valid code of the year.",
    fields: &["GenderCurrent", "Sex"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    if k.rules >= 2025 {
        hits.each(c.identifiers, &["Sex"], |row| !is!(row.sex, "M" | "F" | "U"));
    } else {
        hits.each(c.identifiers, &["GenderCurrent"], |row| !is!(row.gender, "0" | "1" | "2" | "9"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4180.jsonl"));
}
