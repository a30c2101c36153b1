//! 141: The day on which the episode began is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "141",
    text: "The day on which the episode began is no date.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.decom.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/141.jsonl"));
}
