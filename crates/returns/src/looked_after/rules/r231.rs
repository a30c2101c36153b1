//! 231: An unaccompanied asylum-seeking child is under 11 at the end of the year: check the date of birth.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "231",
    text: "An unaccompanied asylum-seeking child is under 11 at the end of the year: check the date of birth.",
    fields: &["DOB", "UASC_STATUS"],
    needs: &[Need::Now(Table::Header, &["DOB", "UASC_STATUS"])],
    from: 2025,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| is!(row.uasc_status, "1") && row.dob.plus_years(11) > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/231.jsonl"));
}
