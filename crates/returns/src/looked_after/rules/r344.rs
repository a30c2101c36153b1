//! 344: A care leaver who died or went home for good has details of activity or accommodation.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "344",
    text: "A care leaver who died or went home for good has details of activity or accommodation.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        let told = row.activ.is_given() || row.accom.is_given();
        is!(row.in_touch, "DIED" | "RHOM") && told && !(is!(row.activ, "0") && is!(row.accom, "0"))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/344.jsonl"));
}
