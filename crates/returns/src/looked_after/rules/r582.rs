//! 582: The child was adopted on the day on which it was matched with adopters.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "582",
    text: "The child was adopted on the day on which it was matched with adopters.",
    fields: &["DATE_MATCH", "DEC"],
    needs: &[Need::Now(Table::Adoption, &["DATE_MATCH"]), Need::Now(Table::Episode, &["DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_adoption() && c.ad1.iter().any(|adoption| adoption.date_match == row.dec));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/582.jsonl"));
}
