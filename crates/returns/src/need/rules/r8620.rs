//! 8620: The case was closed outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8620",
    severity: Severity::Error,
    text: "The case was closed outside the census year.",
    fields: &["CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINclosureDate"], |row| k.is_outside(row.closed));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8620.jsonl"));
}
