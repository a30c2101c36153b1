//! 1002: Care leaver details are given for a child without any ended episode of care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1002",
    text: "Care leaver details are given for a child without any ended episode of care.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DEC"]),
        Need::Last(Table::Episode, &["DEC"]),
        Need::Now(Table::CareLeaver, &[]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let ended = |episode: &Episode| episode.dec.is_given();
    if !c.episodes.iter().any(ended) && !c.last.episodes.iter().any(|last| ended(last) || last.decom.is_given()) {
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1002.jsonl"));
}
