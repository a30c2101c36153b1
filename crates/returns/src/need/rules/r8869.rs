//! 8869: Factors are given beside the code for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8869",
    severity: Severity::Error,
    text: "Factors are given beside the code for none.",
    fields: &["AssessmentFactors"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let none_found = |row: &Assessment| is!(row.factors, "21");
    hits.each(c.assessments, &["AssessmentFactors"], |row| {
        let together = |other: &Assessment| other.case == row.case && other.end.same(row.end);
        let beside = row.factors.is_given() && !none_found(row);
        let within = names(c, row, |factor| is!(factor, "21")) && names(c, row, |factor| !is!(factor, "21"));
        within || (beside && c.assessments.iter().any(|other| none_found(other) && together(other)))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8869.jsonl"));
}
