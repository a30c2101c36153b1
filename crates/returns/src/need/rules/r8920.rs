//! 8920: The child protection plan ended after the child died.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8920",
    severity: Severity::Error,
    text: "The child protection plan ended after the child died.",
    fields: &["PersonDeathDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        for row in c.protection.iter().filter(|row| row.end > identity.died) {
            hits.add(row, &["CPPendDate"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8920.jsonl"));
}
