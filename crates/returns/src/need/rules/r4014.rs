//! 4014: Plans for the child overlap.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4014",
    severity: Severity::Error,
    text: "Plans for the child overlap.",
    fields: &["CINPlanStartDate", "CINPlanEndDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for (one, other) in others(c.plans) {
        if one.start <= other.start && other.start <= one.end.or(k.reference) {
            hits.add(one, &["CINPlanStartDate", "CINPlanEndDate"]);
            hits.add(other, &["CINPlanStartDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4014.jsonl"));
}
