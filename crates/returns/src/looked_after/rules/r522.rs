//! 522: The decision to place the child for adoption was ended before it was made.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "522",
    text: "The decision to place the child for adoption was ended before it was made.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.ceased < row.date_placed);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/522.jsonl"));
}
