//! 503C: The category of need of the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503C",
    text: "The category of need of the first episode is not that of the episode left open last year.",
    fields: &["CIN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "CIN", "DEC"]), Need::Last(Table::Episode, &["DECOM", "CIN", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.cin != last.cin);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503C.jsonl"));
}
