//! 445: A freeing order is the legal status of an episode begun after 2005.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "445",
    text: "A freeing order is the legal status of an episode begun after 2005.",
    fields: &["DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"])],
    from: 2023,
    until: 2023,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.ls, "D1") && row.decom > Date::of(2005, 12, 31));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/445.jsonl"));
}
