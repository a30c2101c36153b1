//! 558: The child was adopted, but each of its decisions to be placed for adoption was ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "558",
    text: "The child was adopted, but each of its decisions to be placed for adoption was ended.",
    fields: &["DATE_PLACED_CEASED", "REC"],
    needs: &[Need::Now(Table::Episode, &["REC"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.placed.len() > 1 && c.placed.iter().all(|row| row.ceased.is_given()) {
        hits.each(c.episodes, Episode::is_adoption);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/558.jsonl"));
}
