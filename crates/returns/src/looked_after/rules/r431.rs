//! 431: The episode is said to be a start of care, but the one before it ended on the same day or later.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "431",
    text: "The episode is said to be a start of care, but the one before it ended on the same day or later.",
    fields: &["DECOM", "RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (_, row) in c.pairs().filter(|(before, row)| is!(row.rne, "S") && row.decom <= before.dec) {
        hits.add(row);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/431.jsonl"));
}
