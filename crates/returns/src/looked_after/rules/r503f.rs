//! 503F: The registration number of the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503F",
    text: "The registration number of the first episode is not that of the episode left open last year.",
    fields: &["URN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "URN"]), Need::Last(Table::Episode, &["DECOM", "DEC", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.urn != last.urn);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503F.jsonl"));
}
