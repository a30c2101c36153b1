//! 8868: The case is closed, but an enquiry of it has neither a conference nor a reason for none, or both.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8868",
    severity: Severity::Error,
    text: "The case is closed, but an enquiry of it has neither a conference nor a reason for none, or both.",
    fields: &["ICPCnotRequired", "CINclosureDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.enquiries, |row| row.case) {
        if case.closed.is_given() && row.conference.is_given() == is_yes(row.not_required) {
            hits.add(case, &["CINclosureDate"]);
            hits.add(row, &["DateOfInitialCPC", "ICPCnotRequired"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8868.jsonl"));
}
