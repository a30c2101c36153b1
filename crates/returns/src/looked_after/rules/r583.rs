//! 583: A later decision to place the child for adoption follows, but this one was not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "583",
    text: "A later decision to place the child for adoption follows, but this one was not ended.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (row, _) in c.placed.iter().zip(c.placed.iter().skip(1)).filter(|(row, _)| row.ceased.is_blank()) {
        hits.add(row);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/583.jsonl"));
}
