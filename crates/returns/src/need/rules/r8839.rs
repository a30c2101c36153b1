//! 8839: More than one enquiry of the case is open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8839",
    severity: Severity::Error,
    text: "More than one enquiry of the case is open.",
    fields: &["DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    let open = |row: &Section47| row.conference.is_blank() && !is_yes(row.not_required);
    hits.each(c.enquiries, &["DateOfInitialCPC"], |row| {
        open(row) && c.enquiries.iter().filter(|other| open(other) && other.case == row.case).count() > 1
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8839.jsonl"));
}
