//! 345: The council is in touch with the care leaver, but activity or accommodation is 0.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "345",
    text: "The council is in touch with the care leaver, but activity or accommodation is 0.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| is!(row.in_touch, "YES") && (is!(row.activ, "0") || is!(row.accom, "0")));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/345.jsonl"));
}
