//! 8775Q: The child was over 25 when the case was closed, or at the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8775Q",
    severity: Severity::Query,
    text: "The child was over 25 when the case was closed, or at the end of the year.",
    fields: &["PersonBirthDate", "CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers {
        let late = |case: &&CaseDetails| case.closed.or(k.reference) > identity.born.plus_years(25);
        for case in c.cases.iter().filter(late) {
            hits.add(case, &["CINclosureDate"]);
            hits.add(identity, &["PersonBirthDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8775Q.jsonl"));
}
