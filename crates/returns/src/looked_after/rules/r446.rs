//! 446: A placement order is the legal status of an episode begun before December 2005.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "446",
    text: "A placement order is the legal status of an episode begun before December 2005.",
    fields: &["DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.ls, "E1") && row.decom < Date::of(2005, 12, 1));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/446.jsonl"));
}
