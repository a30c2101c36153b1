//! 353: The episode begins before 14 October 1991.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "353",
    text: "The episode begins before 14 October 1991.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.decom < Date::of(1991, 10, 14));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/353.jsonl"));
}
