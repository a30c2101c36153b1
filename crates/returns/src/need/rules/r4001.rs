//! 4001: A plan for a child in need and a child protection plan are open together.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4001",
    severity: Severity::Error,
    text: "A plan for a child in need and a child protection plan are open together.",
    fields: &["CINPlanEndDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for row in c.protection.iter().filter(|row| row.end.is_blank()) {
        for plan in c.plans.iter().filter(|plan| plan.end.is_blank() && plan.case == row.case) {
            hits.add(row, &["CPPendDate"]);
            hits.add(plan, &["CINPlanEndDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4001.jsonl"));
}
