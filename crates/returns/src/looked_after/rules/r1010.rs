//! 1010: Care leaver details are given and last year ended with an open episode, but there is no episode this year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1010",
    text: "Care leaver details are given and last year ended with an open episode, but there is no episode this year.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DEC"]),
        Need::Last(Table::Episode, &["DECOM", "DEC"]),
        Need::Now(Table::CareLeaver, &[]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let open =
        c.last.episodes.iter().rev().find(|episode| episode.decom.is_day()).is_some_and(|last| last.dec.is_blank());
    if open && c.episodes.is_empty() {
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1010.jsonl"));
}
