//! 554: The decision that the child should be placed for adoption is dated after the placement order.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "554",
    text: "The decision that the child should be placed for adoption is dated after the placement order.",
    fields: &["DATE_PLACED", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(ordered) = c.episodes.iter().find(|row| is!(row.ls, "E1")) else { return };
    for row in c.placed.iter().filter(|row| row.date_placed > ordered.decom) {
        hits.add(row);
        hits.add(ordered);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/554.jsonl"));
}
