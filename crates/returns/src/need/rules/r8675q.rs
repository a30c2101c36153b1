//! 8675Q: The enquiry has been open for 15 working days or more at the end of the year, without an initial conference.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8675Q",
    severity: Severity::Query,
    text: "The enquiry has been open for 15 working days or more at the end of the year, without an initial conference.",
    fields: &["DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"], |row| {
        let open = row.conference.is_blank() && !is_yes(row.not_required);
        open && row.start.is_day() && working_days(row.start, k.reference, k.holidays) >= 15
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8675Q.jsonl"));
}
