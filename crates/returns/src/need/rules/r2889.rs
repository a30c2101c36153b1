//! 2889: The enquiry began before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2889",
    severity: Severity::Error,
    text: "The enquiry began before the referral.",
    fields: &["S47ActualStartDate", "CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.enquiries, |row| row.case) {
        if row.start < case.referral {
            hits.add(row, &["S47ActualStartDate"]);
            hits.add(case, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2889.jsonl"));
}
