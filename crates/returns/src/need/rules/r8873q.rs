//! 8873Q: The only assessment of the case found no factors, but the case was closed for another reason.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8873Q",
    severity: Severity::Query,
    text: "The only assessment of the case found no factors, but the case was closed for another reason.",
    fields: &["ReasonForClosure", "AssessmentFactors"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.assessments, |row| row.case) {
        let alone = c.assessments.iter().filter(|other| other.case == row.case).count() == 1;
        let other_reason = case.reason.is_given() && !is!(case.reason, "RC8" | "RC9");
        if alone && other_reason && is!(row.factors, "21") {
            hits.add(case, &["ReasonForClosure"]);
            hits.add(row, &["AssessmentFactors"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8873Q.jsonl"));
}
