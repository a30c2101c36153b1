//! 8606: The referral is more than forty weeks before the birth.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8606",
    severity: Severity::Error,
    text: "The referral is more than forty weeks before the birth.",
    fields: &["CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        let birth = identity.born.or(identity.expected);
        for case in c.cases.iter().filter(|case| birth.days_since(case.referral).is_some_and(|days| days > 280)) {
            hits.add(case, &["CINreferralDate"]);
            hits.add(identity, &["PersonBirthDate", "ExpectedPersonBirthDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8606.jsonl"));
}
