//! 8568: Whether there was further action is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8568",
    severity: Severity::Error,
    text: "Whether there was further action is missing or not a valid code.",
    fields: &["ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["ReferralNFA"], |row| !is_yes(row.nfa) && !is_no(row.nfa));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8568.jsonl"));
}
