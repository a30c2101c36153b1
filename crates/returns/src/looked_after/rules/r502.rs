//! 502: The first episode does not begin on the day on which the episode left open last year began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "502",
    text: "The first episode does not begin on the day on which the episode left open last year began.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"]), Need::Last(Table::Episode, &["DECOM", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.decom != last.decom);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/502.jsonl"));
}
