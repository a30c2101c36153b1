//! 4017: A child protection plan began while a plan for a child in need was open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4017",
    severity: Severity::Error,
    text: "A child protection plan began while a plan for a child in need was open.",
    fields: &["CINPlanStartDate", "CINPlanEndDate", "CPPstartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for plan in c.plans {
        for row in c.protection.iter().filter(|row| is_within(row.start, plan.start, plan.end, k)) {
            hits.add(row, &["CPPstartDate"]);
            hits.add(plan, &["CINPlanStartDate", "CINPlanEndDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4017.jsonl"));
}
