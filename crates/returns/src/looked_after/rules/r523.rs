//! 523: The decision to place the child for adoption and the finding that adoption is in its interest have different dates.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "523",
    text: "The decision to place the child for adoption and the finding that adoption is in its interest have different dates.",
    fields: &["DATE_INT", "DATE_PLACED"],
    needs: &[Need::Now(Table::Adoption, &["DATE_INT"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for adoption in c.ad1.iter().filter(|row| row.date_int.is_day()) {
        for row in c.placed.iter().filter(|row| row.date_placed.is_day() && row.date_placed != adoption.date_int) {
            hits.add(adoption);
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/523.jsonl"));
}
