//! 1103: The assessment began before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1103",
    severity: Severity::Error,
    text: "The assessment began before the referral.",
    fields: &["AssessmentActualStartDate", "CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.assessments, |row| row.case) {
        if row.start < case.referral {
            hits.add(row, &["AssessmentActualStartDate"]);
            hits.add(case, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1103.jsonl"));
}
