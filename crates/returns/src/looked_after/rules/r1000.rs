//! 1000: Care leaver details are given for a child whose episodes end with the child's death.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1000",
    text: "Care leaver details are given for a child whose episodes end with the child's death.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[Need::Now(Table::Episode, &["REC"]), Need::Now(Table::CareLeaver, &[])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let died = |episode: &Episode| is!(episode.rec, "E2");
    if c.episodes.iter().any(died) || c.last.episodes.iter().any(died) {
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1000.jsonl"));
}
