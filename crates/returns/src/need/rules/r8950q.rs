//! 8950Q: The factor 19A is out of use: 19B and 19C say more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8950Q",
    severity: Severity::Query,
    text: "The factor 19A is out of use: 19B and 19C say more.",
    fields: &["AssessmentFactors"],
    from: 2025,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentFactors"], |row| names(c, row, |factor| is!(factor, "19A" | "19a")));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8950Q.jsonl"));
}
