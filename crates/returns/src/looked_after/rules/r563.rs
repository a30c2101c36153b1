//! 563: The decision to place the child for adoption is ended, but was never dated.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "563",
    text: "The decision to place the child for adoption is ended, but was never dated.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| (row.ceased.is_given() || row.reason.is_given()) && row.date_placed.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/563.jsonl"));
}
