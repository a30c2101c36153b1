//! 8736: The assessment is open, but began outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8736",
    severity: Severity::Error,
    text: "The assessment is open, but began outside the census year.",
    fields: &["AssessmentAuthorisationDate", "AssessmentActualStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate", "AssessmentActualStartDate"], |row| {
        row.end.is_blank() && k.is_outside(row.start)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8736.jsonl"));
}
