//! 4003: A child protection plan was reviewed while a plan for a child in need was open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4003",
    severity: Severity::Error,
    text: "A child protection plan was reviewed while a plan for a child in need was open.",
    fields: &["CINPlanStartDate", "CINPlanEndDate", "CPPreviewDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for review in c.reviews {
        for row in c.protection.iter().filter(|row| row.plan == review.plan && review.date < row.end) {
            for plan in c.plans.iter().filter(|plan| plan.start <= review.date && review.date <= plan.end) {
                hits.add(row, &["CPPendDate"]);
                hits.add(plan, &["CINPlanStartDate"]);
                hits.add(review, &["CPPreviewDate"]);
            }
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4003.jsonl"));
}
