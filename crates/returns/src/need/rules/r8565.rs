//! 8565: There is activity after the case was closed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8565",
    severity: Severity::Error,
    text: "There is activity after the case was closed.",
    fields: &[
        "CINclosureDate",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "CPPendDate",
        "CINPlanStartDate",
        "CINPlanEndDate",
    ],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for case in c.cases {
        let late = |day: Date| day > case.closed;
        let before = hits.count();
        hits.each(c.assessments, &["AssessmentActualStartDate", "AssessmentAuthorisationDate"], |row| {
            row.case == case.case && (late(row.start) || late(row.end))
        });
        hits.each(c.enquiries, &["S47ActualStartDate", "DateOfInitialCPC"], |row| {
            row.case == case.case && (late(row.start) || late(row.conference))
        });
        hits.each(c.protection, &["CPPendDate"], |row| row.case == case.case && late(row.end));
        hits.each(c.plans, &["CINPlanStartDate", "CINPlanEndDate"], |row| {
            row.case == case.case && (late(row.start) || late(row.end))
        });
        if hits.count() > before || late(case.conference) {
            hits.add(case, &["CINclosureDate", "DateOfInitialCPC"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8565.jsonl"));
}
