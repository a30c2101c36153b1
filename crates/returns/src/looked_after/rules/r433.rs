//! 433: The episode is said to go on from the one before, but does not begin on the day on which that ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "433",
    text: "The episode is said to go on from the one before, but does not begin on the day on which that ended.",
    fields: &["DECOM", "RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(row.rne, "P" | "L" | "T" | "U" | "B") && row.decom != before.dec {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/433.jsonl"));
}
