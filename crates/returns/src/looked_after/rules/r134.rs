//! 134: Details of an adoption are given for a care leaver.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "134",
    text: "Details of an adoption are given for a care leaver.",
    fields: &[
        "ACCOM",
        "ACTIV",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "IN_TOUCH",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
    ],
    needs: &[
        Need::Now(Table::Adoption, &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]),
        Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.has_care_leaver_data() {
        hits.each(c.ad1, |row| row.given() > 0);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/134.jsonl"));
}
