//! 4004: More than one plan for a child in need is open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4004",
    severity: Severity::Error,
    text: "More than one plan for a child in need is open.",
    fields: &["CINPlanEndDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let open = |row: &NeedPlan| row.end.is_blank();
    hits.each(c.plans, &["CINPlanEndDate"], |row| {
        open(row) && c.plans.iter().filter(|other| open(other) && other.case == row.case).count() > 1
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4004.jsonl"));
}
