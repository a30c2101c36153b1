//! 348: A care leaver who had died by last year's return has not by this one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "348",
    text: "A care leaver who had died by last year's return has not by this one.",
    fields: &["IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["IN_TOUCH"]), Need::Last(Table::CareLeaver, &["IN_TOUCH"])],
    from: 2026,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.last.oc3.iter().any(|last| is!(last.in_touch, "DIED")) {
        hits.each(c.oc3, |row| !is!(row.in_touch, "DIED"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/348.jsonl"));
}
