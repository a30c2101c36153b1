//! 8555Q: The child was referred after it died.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8555Q",
    severity: Severity::Query,
    text: "The child was referred after it died.",
    fields: &["PersonDeathDate", "CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        for case in c.cases.iter().filter(|case| case.referral > identity.died) {
            hits.add(case, &["CINreferralDate"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8555Q.jsonl"));
}
