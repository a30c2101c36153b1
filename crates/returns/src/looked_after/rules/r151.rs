//! 151: Some items of the adoption are given and others are not.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "151",
    text: "Some items of the adoption are given and others are not.",
    fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "SEX_ADOPTR"],
    needs: &[Need::Now(
        Table::Adoption,
        &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
    )],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| (1..6).contains(&row.given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/151.jsonl"));
}
