//! 4008: The plan began after the child died.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4008",
    severity: Severity::Error,
    text: "The plan began after the child died.",
    fields: &["PersonDeathDate", "CINPlanStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        for row in c.plans.iter().filter(|row| row.start > identity.died) {
            hits.add(row, &["CINPlanStartDate"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4008.jsonl"));
}
