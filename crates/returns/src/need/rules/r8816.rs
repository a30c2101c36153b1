//! 8816: A case is open, but it is not the latest.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8816",
    severity: Severity::Error,
    text: "A case is open, but it is not the latest.",
    fields: &["CINreferralDate", "ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let Some(latest) = c.cases.iter().rev().find(|case| case.referral.is_day()) else { return };
    for case in c.cases.iter().filter(|case| case.referral.is_day() && case.row() != latest.row()) {
        if case.closed.is_blank() && is_no(case.nfa) {
            hits.add(case, &["CINreferralDate"]);
            hits.add(latest, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8816.jsonl"));
}
