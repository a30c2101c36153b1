//! 452: The council of the placement is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "452",
    text: "The council of the placement is not that of the episode left open last year.",
    fields: &["PL_LA"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "DEC", "PL_LA", "PL_DISTANCE"]),
        Need::Last(Table::Episode, &["DECOM", "RNE", "DEC", "PL_LA", "PL_DISTANCE"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.pl_la != last.pl_la);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/452.jsonl"));
}
