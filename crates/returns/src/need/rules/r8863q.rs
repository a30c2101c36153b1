//! 8863Q: An assessment began while another of the case was going on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8863Q",
    severity: Severity::Query,
    text: "An assessment began while another of the case was going on.",
    fields: &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for (one, other) in others(c.assessments).filter(|(one, other)| one.case == other.case) {
        if one.start <= other.start && other.start < one.end.or(k.reference) {
            hits.add(one, &["AssessmentActualStartDate", "AssessmentAuthorisationDate"]);
            hits.add(other, &["AssessmentActualStartDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8863Q.jsonl"));
}
