//! 602: Details of an adoption are given, but the episodes show none in the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "602",
    text: "Details of an adoption are given, but the episodes show none in the year.",
    fields: &["CHILD"],
    needs: &[
        Need::Now(Table::Adoption, &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]),
        Need::Now(Table::Episode, &["DEC", "REC"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.episodes.iter().any(|row| row.is_adoption() && row.dec >= k.start && row.dec <= k.end) {
        hits.each(c.ad1, |row| row.given() > 0);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/602.jsonl"));
}
