//! 118: The decision no longer to place the child for adoption is dated before the year, or before the child came into care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "118",
    text: "The decision no longer to place the child for adoption is dated before the year, or before the child came into care.",
    fields: &["DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.iter().find(|episode| !episode.is_respite()) else { return };
    for decision in c.placed.iter().filter(|row| row.ceased < k.start || row.ceased < first.decom) {
        hits.add(decision);
        hits.add(first);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/118.jsonl"));
}
