//! 1003: The decision to place the child for adoption is dated before the child came into care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1003",
    text: "The decision to place the child for adoption is dated before the child came into care.",
    fields: &["DATE_PLACED", "DECOM", "RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.iter().find(|episode| is!(episode.rne, "S")) else { return };
    for decision in c.placed.iter().filter(|decision| decision.date_placed < first.decom) {
        hits.add(decision);
        hits.add(first);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1003.jsonl"));
}
