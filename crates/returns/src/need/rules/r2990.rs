//! 2990: There is activity on a case that was closed after assessment.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2990",
    severity: Severity::Error,
    text: "There is activity on a case that was closed after assessment.",
    fields: &["ReasonForClosure"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for case in c.cases.iter().filter(|case| is!(case.reason, "RC8" | "RC9")) {
        let before = hits.count();
        hits.each(c.protection, &["LAchildID"], |row| row.case == case.case);
        hits.each(c.enquiries, &["LAchildID"], |row| row.case == case.case);
        hits.each(c.plans, &["LAchildID"], |row| row.case == case.case);
        if hits.count() > before || case.conference.is_given() {
            hits.add(case, &["DateOfInitialCPC"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2990.jsonl"));
}
