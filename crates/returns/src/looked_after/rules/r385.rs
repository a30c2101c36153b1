//! 385: The episode ended after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "385",
    text: "The episode ended after the end of the year.",
    fields: &["DEC"],
    needs: &[Need::Now(Table::Episode, &["DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.dec > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/385.jsonl"));
}
