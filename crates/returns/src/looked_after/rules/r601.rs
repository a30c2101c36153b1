//! 601: The child was adopted in the year, but not all items of the adoption are given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "601",
    text: "The child was adopted in the year, but not all items of the adoption are given.",
    fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "REC", "SEX_ADOPTR"],
    needs: &[
        Need::Now(Table::Adoption, &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]),
        Need::Now(Table::Episode, &["DECOM", "DEC", "REC"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let in_year = |row: &Episode| row.is_adoption() && row.dec >= k.start && row.dec <= k.end;
    if c.episodes.iter().any(in_year) && c.ad1.iter().any(|row| row.given() < 6) {
        hits.each(c.episodes, in_year);
        hits.each(c.ad1, |row| row.given() < 6);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/601.jsonl"));
}
