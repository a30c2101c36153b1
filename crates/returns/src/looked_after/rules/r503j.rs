//! 503J: Whether the first episode lies in the area is not as in the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503J",
    text: "Whether the first episode lies in the area is not as in the episode left open last year.",
    fields: &["PL_LOCATION"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "DEC", "PL_LOCATION"]),
        Need::Last(Table::Episode, &["DECOM", "DEC", "PL_LOCATION"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.pl_location != last.pl_location);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503J.jsonl"));
}
