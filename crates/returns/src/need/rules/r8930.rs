//! 8930: The child protection plan ended outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8930",
    severity: Severity::Error,
    text: "The child protection plan ended outside the census year.",
    fields: &["CPPendDate", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["CPPendDate"], |row| k.is_outside(row.end));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8930.jsonl"));
}
