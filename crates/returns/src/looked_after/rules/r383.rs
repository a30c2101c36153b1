//! 383: The child did not come back from a temporary placement to the placement before it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "383",
    text: "The child did not come back from a temporary placement to the placement before it.",
    fields: &["PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    for (pair, back) in c.pairs().zip(c.episodes.iter().skip(2)) {
        let (before, away) = pair;
        let elsewhere = back.place != before.place || (k.rules >= 2026 && back.pl_post != before.pl_post);
        if away.is_temporary() && (!is!(back.rne, "P") || elsewhere) {
            hits.add(back);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/383.jsonl"));
}
