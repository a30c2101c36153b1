//! 634: Earlier permanence is told of a child who has not come into care since the start of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "634",
    text: "Earlier permanence is told of a child who has not come into care since the start of the year.",
    fields: &["DATE_PERM", "DECOM", "LA_PERM", "PREV_PERM"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM"]),
        Need::Now(Table::Permanence, &["PREV_PERM", "LA_PERM", "DATE_PERM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let told = |row: &Permanence| row.prev_perm.is_given() || row.la_perm.is_given() || row.date_perm.is_given();
    let all_before = c.episodes.iter().all(|row| row.decom < k.start);
    if !c.episodes.is_empty() && all_before && c.prev_perm.iter().any(told) {
        hits.add_all(c.episodes);
        hits.each(c.prev_perm, told);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/634.jsonl"));
}
