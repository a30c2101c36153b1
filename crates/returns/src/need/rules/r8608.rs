//! 8608: The assessment ended before it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8608",
    severity: Severity::Error,
    text: "The assessment ended before it began.",
    fields: &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentActualStartDate", "AssessmentAuthorisationDate"], |row| row.end < row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8608.jsonl"));
}
