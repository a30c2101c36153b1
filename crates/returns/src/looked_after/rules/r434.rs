//! 434: Only the legal status is said to have changed, but it did not, or the placement did.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "434",
    text: "Only the legal status is said to have changed, but it did not, or the placement did.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "RNE", "URN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(row.rne, "L") && (row.ls == before.ls || !row.same_place(before)) {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/434.jsonl"));
}
