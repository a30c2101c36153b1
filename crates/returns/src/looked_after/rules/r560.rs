//! 560: The decision to place the child for adoption has another date than last year, though it was not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "560",
    text: "The decision to place the child for adoption has another date than last year, though it was not ended.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"]),
        Need::Last(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let moved = |row: &PlacedAdoption, last: &PlacedAdoption| {
        last.ceased.is_blank()
            && row.date_placed.is_day()
            && last.date_placed.is_day()
            && row.date_placed != last.date_placed
    };
    hits.each(c.placed, |row| c.last.placed.iter().any(|last| moved(row, last)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/560.jsonl"));
}
