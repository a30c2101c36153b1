//! 1011: Care leaver details are given for a child whose care passed to another council at the end.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1011",
    text: "Care leaver details are given for a child whose care passed to another council at the end.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "REC"]),
        Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.episodes.last().is_some_and(|last| is!(last.rec, "E3")) {
        hits.each(c.oc3, CareLeaver::has_data);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1011.jsonl"));
}
