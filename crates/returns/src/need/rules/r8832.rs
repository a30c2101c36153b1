//! 8832: There is a child protection plan on a case without further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8832",
    severity: Severity::Error,
    text: "There is a child protection plan on a case without further action.",
    fields: &["CINdetailsID", "ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.protection, |row| row.case) {
        if is_yes(case.nfa) {
            hits.add(row, &["LAchildID"]);
            hits.add(case, &["ReferralNFA"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8832.jsonl"));
}
