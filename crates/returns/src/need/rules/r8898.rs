//! 8898: A factor stands twice with one assessment.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8898",
    severity: Severity::Error,
    text: "A factor stands twice with one assessment.",
    fields: &["AssessmentFactors"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentFactors"], |row| {
        let own = || c.factors.iter().filter(|factor| factor.assessment == row.assessment);
        own().any(|factor| own().filter(|other| other.factor == factor.factor).count() > 1)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8898.jsonl"));
}
