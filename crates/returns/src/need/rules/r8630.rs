//! 8630: The case was closed before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8630",
    severity: Severity::Error,
    text: "The case was closed before the referral.",
    fields: &["CINreferralDate", "CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINreferralDate", "CINclosureDate"], |row| row.closed < row.referral);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8630.jsonl"));
}
