//! 8585Q: The case was closed by the child's death, but no date of death is given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8585Q",
    severity: Severity::Query,
    text: "The case was closed by the child's death, but no date of death is given.",
    fields: &["ReasonForClosure", "PersonDeathDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for identity in c.identifiers.iter().filter(|row| row.died.is_blank()) {
        for case in c.cases.iter().filter(|case| is!(case.reason, "RC2")) {
            hits.add(case, &["ReasonForClosure"]);
            hits.add(identity, &["PersonDeathDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8585Q.jsonl"));
}
