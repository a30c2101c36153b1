//! 4016: A plan for a child in need began while a child protection plan was open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4016",
    severity: Severity::Error,
    text: "A plan for a child in need began while a child protection plan was open.",
    fields: &["CINPlanStartDate", "CPPstartDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for row in c.protection {
        for plan in c.plans.iter().filter(|plan| is_within(plan.start, row.start, row.end, k)) {
            hits.add(row, &["CPPstartDate", "CPPendDate"]);
            hits.add(plan, &["CINPlanStartDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4016.jsonl"));
}
