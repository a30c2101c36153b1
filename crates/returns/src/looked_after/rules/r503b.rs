//! 503B: The legal status of the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503B",
    text: "The legal status of the first episode is not that of the episode left open last year.",
    fields: &["LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"]), Need::Last(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.ls != last.ls);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503B.jsonl"));
}
