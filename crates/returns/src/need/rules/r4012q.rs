//! 4012Q: The plan began and ended on the same day.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4012Q",
    severity: Severity::Query,
    text: "The plan began and ended on the same day.",
    fields: &["CINPlanStartDate", "CINPlanEndDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.plans, &["CINPlanStartDate", "CINPlanEndDate"], |row| row.end == row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4012Q.jsonl"));
}
