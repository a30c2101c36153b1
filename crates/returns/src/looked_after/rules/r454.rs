//! 454: The placement is more than 350 miles from home.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "454",
    text: "The placement is more than 350 miles from home.",
    fields: &["PL_DISTANCE"],
    needs: &[Need::Now(Table::Episode, &["PL_DISTANCE"])],
    from: 2026,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.pl_distance.value().is_some_and(|miles| miles > 350.0 && miles < 999.9));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/454.jsonl"));
}
