//! 8840: The child protection plan began and ended on the same day.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8840",
    severity: Severity::Error,
    text: "The child protection plan began and ended on the same day.",
    fields: &["ChildProtectionPlans", "CPPstartDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["CPPstartDate", "CPPendDate"], |row| row.start == row.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8840.jsonl"));
}
