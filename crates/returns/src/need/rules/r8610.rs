//! 8610: The primary need is missing for a referral with further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8610",
    severity: Severity::Error,
    text: "The primary need is missing for a referral with further action.",
    fields: &["ReferralNFA", "PrimaryNeedCode"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["ReferralNFA", "PrimaryNeedCode"], |row| is_no(row.nfa) && row.need.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8610.jsonl"));
}
