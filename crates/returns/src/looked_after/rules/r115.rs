//! 115: The day of the decision to place the child for adoption is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "115",
    text: "The day of the decision to place the child for adoption is no date.",
    fields: &["DATE_PLACED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.date_placed.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/115.jsonl"));
}
