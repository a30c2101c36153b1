//! 521: Adoption was found to be in the child's interest only after the child was placed for adoption.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "521",
    text: "Adoption was found to be in the child's interest only after the child was placed for adoption.",
    fields: &["DATE_INT", "DECOM", "PLACE"],
    needs: &[Need::Now(Table::Adoption, &["DATE_INT"]), Need::Now(Table::Episode, &["DECOM", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for row in c.ad1 {
        for episode in c.episodes.iter().filter(|episode| episode.is_for_adoption() && row.date_int > episode.decom) {
            hits.add(row);
            hits.add(episode);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/521.jsonl"));
}
