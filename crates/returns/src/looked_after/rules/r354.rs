//! 354: The episode begins after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "354",
    text: "The episode begins after the end of the year.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.decom > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/354.jsonl"));
}
