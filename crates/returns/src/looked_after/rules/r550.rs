//! 550: The parents are the provider, but the child is not placed with them.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "550",
    text: "The parents are the provider, but the child is not placed with them.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.provider, "PR0") && !is!(row.place, "P1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/550.jsonl"));
}
