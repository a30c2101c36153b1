//! 1104: The initial conference was held before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1104",
    severity: Severity::Error,
    text: "The initial conference was held before the referral.",
    fields: &["CINreferralDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.enquiries, |row| row.case) {
        if row.conference < case.referral {
            hits.add(row, &["DateOfInitialCPC"]);
            hits.add(case, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1104.jsonl"));
}
