//! 8940: Child protection plans overlap.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8940",
    severity: Severity::Error,
    text: "Child protection plans overlap.",
    fields: &["CPPstartDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for (one, other) in others(c.protection) {
        if one.start <= other.start && other.start <= one.end.or(k.reference) {
            hits.add(one, &["CPPstartDate", "CPPendDate"]);
            hits.add(other, &["CPPstartDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8940.jsonl"));
}
