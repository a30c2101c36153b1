//! 8614: Factors are given for an assessment that has not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8614",
    severity: Severity::Error,
    text: "Factors are given for an assessment that has not ended.",
    fields: &["AssessmentAuthorisationDate", "AssessmentFactors"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate", "AssessmentFactors"], |row| {
        row.end.is_blank() && row.factors.is_given()
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8614.jsonl"));
}
