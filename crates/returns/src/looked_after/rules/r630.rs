//! 630: The child came into care in the year, but earlier permanence is not fully told.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "630",
    text: "The child came into care in the year, but earlier permanence is not fully told.",
    fields: &["RNE"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE"]),
        Need::Now(Table::Permanence, &["PREV_PERM", "LA_PERM", "DATE_PERM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let full = |row: &Permanence| {
        is!(row.prev_perm, "Z1")
            || (is!(row.prev_perm, "P1" | "P2" | "P3" | "P4") && row.la_perm.is_given() && row.date_perm.is_given())
    };
    if !c.prev_perm.iter().any(full) {
        hits.each(c.episodes, |row| is!(row.rne, "S") && row.decom >= k.start);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/630.jsonl"));
}
