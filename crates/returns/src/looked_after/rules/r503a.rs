//! 503A: The reason for the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503A",
    text: "The reason for the first episode is not that of the episode left open last year.",
    fields: &["RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "DEC"]), Need::Last(Table::Episode, &["DECOM", "RNE", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.rne != last.rne);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503A.jsonl"));
}
