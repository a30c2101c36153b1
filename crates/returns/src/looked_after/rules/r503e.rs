//! 503E: The provider of the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503E",
    text: "The provider of the first episode is not that of the episode left open last year.",
    fields: &["PLACE_PROVIDER"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "PLACE_PROVIDER", "DEC"]),
        Need::Last(Table::Episode, &["DECOM", "PLACE_PROVIDER", "DEC"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_break(c, hits, |row, last| row.provider != last.provider);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503E.jsonl"));
}
