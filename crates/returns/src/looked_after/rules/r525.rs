//! 525: Details of an adoption are given, but the decision to place the child for adoption was ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "525",
    text: "Details of an adoption are given, but the decision to place the child for adoption was ended.",
    fields: &["DATE_INT", "DATE_MATCH", "DATE_PLACED_CEASED", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "SEX_ADOPTR"],
    needs: &[
        Need::Now(Table::Adoption, &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]),
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.ad1.iter().any(|row| row.given() > 0) && c.placed.iter().any(|row| row.ceased.is_given()) {
        hits.each(c.ad1, |row| row.given() > 0);
        hits.each(c.placed, |row| row.ceased.is_given());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/525.jsonl"));
}
