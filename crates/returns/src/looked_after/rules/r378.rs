//! 378: A child in care by agreement is placed with the parents.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "378",
    text: "A child in care by agreement is placed with the parents.",
    fields: &["LS", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "P1") && is!(row.ls, "V2"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/378.jsonl"));
}
