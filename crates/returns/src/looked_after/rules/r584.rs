//! 584: The decision to place the child for adoption was ended last year, but this year's is no later one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "584",
    text: "The decision to place the child for adoption was ended last year, but this year's is no later one.",
    fields: &["DATE_PLACED"],
    needs: &[
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
        Need::Last(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let ended = |row: &PlacedAdoption| row.ceased.is_given() || row.reason.is_given();
    hits.each(c.placed, |row| {
        c.last.placed.iter().any(|last| last.date_placed.is_given() && ended(last) && !(row.date_placed > last.ceased))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/584.jsonl"));
}
