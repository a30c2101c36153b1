//! 355: The episode ended on the day on which it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "355",
    text: "The episode ended on the day on which it began.",
    fields: &["DEC", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.decom == row.dec);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/355.jsonl"));
}
