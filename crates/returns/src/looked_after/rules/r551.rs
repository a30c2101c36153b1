//! 551: The child is placed for adoption without a dated decision to do so.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "551",
    text: "The child is placed for adoption without a dated decision to do so.",
    fields: &["DATE_PLACED", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["PLACE"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if !c.placed.iter().any(|row| row.date_placed.is_given()) {
        hits.each(c.episodes, Episode::is_for_adoption);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/551.jsonl"));
}
