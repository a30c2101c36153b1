//! 8815: More than one case with further action is open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8815",
    severity: Severity::Error,
    text: "More than one case with further action is open.",
    fields: &["ReferralNFA", "CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let open = |row: &CaseDetails| row.closed.is_blank() && !is_yes(row.nfa);
    if c.cases.iter().filter(|row| open(row)).count() > 1 {
        hits.each(c.cases, &["CINclosureDate"], open);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8815.jsonl"));
}
