//! 552: The decision to place the child for adoption is dated after the child was placed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "552",
    text: "The decision to place the child for adoption is dated after the child was placed.",
    fields: &["DATE_PLACED", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for row in c.placed {
        for episode in c.episodes.iter().filter(|episode| episode.is_for_adoption() && row.date_placed > episode.decom)
        {
            hits.add(row);
            hits.add(episode);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/552.jsonl"));
}
