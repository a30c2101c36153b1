//! 8867: The case is closed, but an assessment of it has not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8867",
    severity: Severity::Error,
    text: "The case is closed, but an assessment of it has not ended.",
    fields: &["CINclosureDate", "AssessmentAuthorisationDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.assessments, |row| row.case) {
        if case.closed.is_given() && row.end.is_blank() {
            hits.add(case, &["CINclosureDate"]);
            hits.add(row, &["AssessmentAuthorisationDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8867.jsonl"));
}
