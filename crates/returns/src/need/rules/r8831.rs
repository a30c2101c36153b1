//! 8831: There is activity on a case without further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8831",
    severity: Severity::Error,
    text: "There is activity on a case without further action.",
    fields: &["AssessmentActualStartDate", "AssessmentAuthorisationDate", "S47ActualStartDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for case in c.cases.iter().filter(|case| is_yes(case.nfa)) {
        let before = hits.count();
        hits.each(c.enquiries, &["LAchildID"], |row| {
            row.case == case.case && (row.start.is_given() || row.conference.is_given())
        });
        hits.each(c.assessments, &["LAchildID"], |row| {
            row.case == case.case && (row.start.is_given() || row.end.is_given())
        });
        if hits.count() > before || case.conference.is_given() {
            hits.add(case, &["DateOfInitialCPC"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8831.jsonl"));
}
