//! 562: The first episode began before the year, but last year's return does not have it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "562",
    text: "The first episode began before the year, but last year's return does not have it.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"]), Need::Last(Table::Episode, &["DECOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.first() else { return };
    let known = c.last.episodes.iter().any(|last| last.decom == first.decom);
    if first.decom < k.start && !c.last.episodes.is_empty() && !known {
        hits.add(first);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/562.jsonl"));
}
