//! 8945Q: The factor 18A is out of use: 18B and 18C say more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8945Q",
    severity: Severity::Query,
    text: "The factor 18A is out of use: 18B and 18C say more.",
    fields: &["AssessmentFactors"],
    from: 2025,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentFactors"], |row| names(c, row, |factor| is!(factor, "18A" | "18a")));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8945Q.jsonl"));
}
