//! 436: Placement and legal status are both said to have changed, but one of them did not.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "436",
    text: "Placement and legal status are both said to have changed, but one of them did not.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "RNE", "URN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(row.rne, "B" | "U") && (row.ls == before.ls || row.same_place(before)) {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/436.jsonl"));
}
