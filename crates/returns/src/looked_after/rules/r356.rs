//! 356: The episode ended before it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "356",
    text: "The episode ended before it began.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.dec < row.decom);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/356.jsonl"));
}
