//! 8841: The child protection plan was reviewed on the day of its start or before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8841",
    severity: Severity::Error,
    text: "The child protection plan was reviewed on the day of its start or before.",
    fields: &["CPPstartDate", "CPPreviewDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for review in c.reviews {
        for plan in c.protection.iter().filter(|plan| plan.plan == review.plan && review.date <= plan.start) {
            hits.add(plan, &["CPPstartDate"]);
            hits.add(review, &["CPPreviewDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8841.jsonl"));
}
