//! 4000: There is a plan for a case without further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4000",
    severity: Severity::Error,
    text: "There is a plan for a case without further action.",
    fields: &["ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.plans, |row| row.case) {
        if is_yes(case.nfa) {
            hits.add(row, &["LAchildID"]);
            hits.add(case, &["ReferralNFA"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4000.jsonl"));
}
