//! 8715: The initial conference was held outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8715",
    severity: Severity::Error,
    text: "The initial conference was held outside the census year.",
    fields: &["DateOfInitialCPC", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["DateOfInitialCPC"], |row| k.is_outside(row.conference));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8715.jsonl"));
}
