//! 4011: The plan ended before it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4011",
    severity: Severity::Error,
    text: "The plan ended before it began.",
    fields: &["CINPlanEndDate", "CINPlanStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.plans, &["CINPlanStartDate", "CINPlanEndDate"], |row| row.end < row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4011.jsonl"));
}
