//! 357: The first episode of the child is not said to be the start of care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "357",
    text: "The first episode of the child is not said to be the start of care.",
    fields: &["RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.first() else { return };
    if first.decom >= k.start && !is!(first.rne, "S") {
        hits.add(first);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/357.jsonl"));
}
