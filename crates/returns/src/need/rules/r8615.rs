//! 8615: The enquiry has no start, or began after the initial conference.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8615",
    severity: Severity::Error,
    text: "The enquiry has no start, or began after the initial conference.",
    fields: &["S47ActualStartDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["S47ActualStartDate", "DateOfInitialCPC"], |row| {
        row.conference.is_day() && !(row.start <= row.conference)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8615.jsonl"));
}
