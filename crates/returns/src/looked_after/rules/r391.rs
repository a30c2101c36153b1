//! 391: A care leaver is under 17 at the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "391",
    text: "A care leaver is under 17 at the end of the year.",
    fields: &["ACCOM", "ACTIV", "DOB", "IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| row.has_data() && row.dob.plus_years(17) > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/391.jsonl"));
}
