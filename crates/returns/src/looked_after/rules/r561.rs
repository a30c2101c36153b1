//! 561: The decision to place the child for adoption has the date of last year, though it was ended then.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "561",
    text: "The decision to place the child for adoption has the date of last year, though it was ended then.",
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
    hits.each(c.placed, |row| c.last.placed.iter().any(|last| ended(last) && last.date_placed == row.date_placed));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/561.jsonl"));
}
