//! 147: The day on which the episode ended is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "147",
    text: "The day on which the episode ended is no date.",
    fields: &["DEC"],
    needs: &[Need::Now(Table::Episode, &["DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.dec.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/147.jsonl"));
}
