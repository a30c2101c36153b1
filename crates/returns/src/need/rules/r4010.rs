//! 4010: The start of the plan is missing or after the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4010",
    severity: Severity::Error,
    text: "The start of the plan is missing or after the census year.",
    fields: &["CINPlanStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.plans, &["CINPlanStartDate"], |row| !row.start.is_day() || row.start > k.reference);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4010.jsonl"));
}
