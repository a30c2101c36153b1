//! 559: The decision to place the child for adoption was made before the year, but last year's return did not have it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "559",
    text: "The decision to place the child for adoption was made before the year, but last year's return did not have it.",
    fields: &["DATE_PLACED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED"]), Need::Last(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| {
        row.date_placed < k.start && c.last.placed.iter().any(|last| last.date_placed.is_blank())
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/559.jsonl"));
}
