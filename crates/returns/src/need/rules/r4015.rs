//! 4015: The plan began before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4015",
    severity: Severity::Error,
    text: "The plan began before the referral.",
    fields: &["CINPlanStartDate", "CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.plans, |row| row.case) {
        if row.start < case.referral {
            hits.add(row, &["CINPlanStartDate"]);
            hits.add(case, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4015.jsonl"));
}
