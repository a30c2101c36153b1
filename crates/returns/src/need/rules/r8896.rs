//! 8896: More than one assessment of the case is open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8896",
    severity: Severity::Error,
    text: "More than one assessment of the case is open.",
    fields: &["AssessmentAuthorisationDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate"], |row| {
        let open = |other: &&Assessment| other.end.is_blank() && other.case == row.case;
        row.end.is_blank() && c.assessments.iter().filter(open).count() > 1
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8896.jsonl"));
}
