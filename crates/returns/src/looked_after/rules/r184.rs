//! 184: The decision to place the child for adoption is dated before the child's birth.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "184",
    text: "The decision to place the child for adoption is dated before the child's birth.",
    fields: &["DATE_PLACED", "DOB"],
    needs: &[Need::Now(Table::Header, &["DOB"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.date_placed < c.born());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/184.jsonl"));
}
