//! 437: The child died or grew up, but further episodes follow.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "437",
    text: "The child died or grew up, but further episodes follow.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (row, _) in c.pairs().filter(|(row, _)| is!(row.rec, "E2" | "E15") && row.decom.is_day()) {
        hits.add(row);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/437.jsonl"));
}
