//! 435: Only the placement is said to have changed, but it did not, or the legal status did.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "435",
    text: "Only the placement is said to have changed, but it did not, or the legal status did.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(row.rne, "P" | "T") && (row.ls != before.ls || row.same_place(before)) {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/435.jsonl"));
}
