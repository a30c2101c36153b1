//! 8820: Cases of the child overlap.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8820",
    severity: Severity::Error,
    text: "Cases of the child overlap.",
    fields: &["CINreferralDate", "CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for (one, other) in others(c.cases) {
        let end = if one.closed.is_blank() && is_no(one.nfa) { k.reference } else { one.closed };
        if one.referral <= other.referral && other.referral < end {
            hits.add(one, &["CINreferralDate", "CINclosureDate"]);
            hits.add(other, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8820.jsonl"));
}
