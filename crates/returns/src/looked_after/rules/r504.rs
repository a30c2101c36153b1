//! 504: The category of need is not that of the episode from which this one goes on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "504",
    text: "The category of need is not that of the episode from which this one goes on.",
    fields: &["CIN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "CIN", "DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(before.rec, "X1") && row.decom == before.dec && row.cin != before.cin {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/504.jsonl"));
}
