//! 2991Q: There is an enquiry but no assessment on the case.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2991Q",
    severity: Severity::Query,
    text: "There is an enquiry but no assessment on the case.",
    fields: &["CINdetailsID"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["LAchildID"], |row| {
        !c.assessments.iter().any(|other| other.case == row.case && row.case.is_given())
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2991Q.jsonl"));
}
