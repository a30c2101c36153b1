//! 4009Q: The plan ended after the child died.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4009Q",
    severity: Severity::Query,
    text: "The plan ended after the child died.",
    fields: &["PersonDeathDate", "CINPlanEndDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        for row in c.plans.iter().filter(|row| row.end > identity.died) {
            hits.add(row, &["CINPlanEndDate"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4009Q.jsonl"));
}
