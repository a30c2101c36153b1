//! 225: The child moved to another placement, but the reason for the change is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "225",
    text: "The child moved to another placement, but the reason for the change is missing.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "PLACE", "REC", "REASON_PLACE_CHANGE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, after) in c.pairs() {
        let moved = is!(before.rec, "X1") && is!(after.rne, "P" | "T" | "B" | "U");
        if moved && before.reason.is_blank() && !before.is_temporary() && !after.is_temporary() {
            hits.add(before);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/225.jsonl"));
}
