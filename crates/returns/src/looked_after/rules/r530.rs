//! 530: A private provider cannot place a child with its parents.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "530",
    text: "A private provider cannot place a child with its parents.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.provider, "PR4") && is!(row.place, "P1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/530.jsonl"));
}
