//! 8696: The assessment ended outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8696",
    severity: Severity::Error,
    text: "The assessment ended outside the census year.",
    fields: &["AssessmentAuthorisationDate", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate"], |row| k.is_outside(row.end));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8696.jsonl"));
}
