//! 331: The child was matched with adopters after the placement for adoption began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "331",
    text: "The child was matched with adopters after the placement for adoption began.",
    fields: &["DATE_MATCH", "DECOM", "REC"],
    needs: &[Need::Now(Table::Adoption, &["DATE_MATCH"]), Need::Now(Table::Episode, &["DECOM", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for row in c.ad1 {
        for episode in c.episodes.iter().filter(|episode| episode.is_adoption() && row.date_match > episode.decom) {
            hits.add(row);
            hits.add(episode);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/331.jsonl"));
}
