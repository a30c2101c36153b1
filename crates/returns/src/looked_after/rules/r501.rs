//! 501: The episode begins before the one before it ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "501",
    text: "The episode begins before the one before it ended.",
    fields: &["DEC", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (_, row) in c.pairs().filter(|(before, row)| row.decom < before.dec) {
        hits.add(row);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/501.jsonl"));
}
