//! 390: A child is said to be adopted without having been placed for adoption.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "390",
    text: "A child is said to be adopted without having been placed for adoption.",
    fields: &["PLACE", "REC"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_adoption() && !row.is_for_adoption());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/390.jsonl"));
}
