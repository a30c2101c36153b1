//! 8600: The referral is missing or after the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8600",
    severity: Severity::Error,
    text: "The referral is missing or after the census year.",
    fields: &["CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINreferralDate"], |row| !row.referral.is_day() || row.referral > k.reference);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8600.jsonl"));
}
