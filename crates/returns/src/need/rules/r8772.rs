//! 8772: The pupil number is unknown for want of further action, but there was further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8772",
    severity: Severity::Error,
    text: "The pupil number is unknown for want of further action, but there was further action.",
    fields: &["UPNunknown", "ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let unknown = |row: &Identifiers| is!(row.upn_unknown, "UN7");
    let further = |case: &CaseDetails| !is_yes(case.nfa);
    if c.identifiers.iter().any(unknown) && c.cases.iter().any(further) {
        hits.each(c.identifiers, &["UPNunknown"], unknown);
        hits.each(c.cases, &["ReferralNFA"], further);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8772.jsonl"));
}
