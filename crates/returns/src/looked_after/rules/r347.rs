//! 347: A care leaver under 18 is said to live in a foyer.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "347",
    text: "A care leaver under 18 is said to live in a foyer.",
    fields: &["DEC", "PLACE", "URN"],
    needs: &[Need::Now(Table::CareLeaver, &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| is!(row.accom, "T") && row.dob.plus_years(18) > k.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/347.jsonl"));
}
