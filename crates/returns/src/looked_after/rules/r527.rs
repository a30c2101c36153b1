//! 527: The council itself cannot be the provider of this placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "527",
    text: "The council itself cannot be the provider of this placement.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.provider, "PR1") && is!(row.place, "P1" | "R2" | "R5"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/527.jsonl"));
}
