//! 8740: The enquiry is open, but began outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8740",
    severity: Severity::Error,
    text: "The enquiry is open, but began outside the census year.",
    fields: &["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"], |row| {
        row.conference.is_blank() && !is_yes(row.not_required) && k.is_outside(row.start)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8740.jsonl"));
}
