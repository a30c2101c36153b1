//! 8897Q: The assessment ended in the year, but its factors are missing or not valid codes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8897Q",
    severity: Severity::Query,
    text: "The assessment ended in the year, but its factors are missing or not valid codes.",
    fields: &["AssessmentAuthorisationDate", "AssessmentFactors"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate", "AssessmentFactors"], |row| {
        let listed = |factor: &Factor| factor.assessment == row.assessment && is_factor(factor.factor);
        let ended = row.end >= k.start && row.end <= k.reference;
        ended && !(is_factor(row.factors) || c.factors.iter().any(listed))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8897Q.jsonl"));
}
