//! 8825Q: The case was closed after assessment, but there is no assessment.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8825Q",
    severity: Severity::Query,
    text: "The case was closed after assessment, but there is no assessment.",
    fields: &["ReasonForClosure"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["ReasonForClosure"], |case| {
        is!(case.reason, "RC8" | "RC9") && !c.assessments.iter().any(|row| row.case == case.case)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8825Q.jsonl"));
}
