//! 8915: The child protection plan began after the child died.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8915",
    severity: Severity::Error,
    text: "The child protection plan began after the child died.",
    fields: &["CPPstartDate", "PersonDeathDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        for row in c.protection.iter().filter(|row| row.start > identity.died) {
            hits.add(row, &["CPPstartDate"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8915.jsonl"));
}
