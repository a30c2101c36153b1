//! 432: The child had left care, but the next episode is not said to be a start of care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "432",
    text: "The child had left care, but the next episode is not said to be a start of care.",
    fields: &["RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (_, row) in c.pairs().filter(|(before, row)| before.left_care() && !is!(row.rne, "S")) {
        hits.add(row);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/432.jsonl"));
}
