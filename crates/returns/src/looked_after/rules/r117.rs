//! 117: A decision about placing the child for adoption is dated after the year, or after the child left care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "117",
    text: "A decision about placing the child for adoption is dated after the year, or after the child left care.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED", "DEC", "DECOM", "REC"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "DEC", "REC"]),
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let left = c.episodes.iter().rev().find(|episode| episode.left_care() && episode.dec.is_day());
    let Some(left) = left else { return };
    let late = |day: Date| day > left.dec || day > k.end;
    for decision in c.placed.iter().filter(|row| late(row.date_placed) || late(row.ceased)) {
        hits.add(decision);
        hits.add(left);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/117.jsonl"));
}
