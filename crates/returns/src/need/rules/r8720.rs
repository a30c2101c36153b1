//! 8720: The start of the child protection plan is missing or after the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8720",
    severity: Severity::Error,
    text: "The start of the child protection plan is missing or after the census year.",
    fields: &["CPPstartDate", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["CPPstartDate"], |row| {
        row.start > k.reference || (row.plan.is_given() && !row.start.is_day())
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8720.jsonl"));
}
