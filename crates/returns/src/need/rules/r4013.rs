//! 4013: The plan ended outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4013",
    severity: Severity::Error,
    text: "The plan ended outside the census year.",
    fields: &["CINPlanEndDate", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.plans, &["CINPlanEndDate"], |row| k.is_outside(row.end));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4013.jsonl"));
}
