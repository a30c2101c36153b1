//! 153: Some items of the care leaver are given and others are not.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "153",
    text: "Some items of the care leaver are given and others are not.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        let given = [row.in_touch, row.activ, row.accom].iter().filter(|item| item.is_given()).count();
        given == 1 || given == 2
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/153.jsonl"));
}
