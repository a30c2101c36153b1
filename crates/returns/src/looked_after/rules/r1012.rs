//! 1012: Other details are given for a child without an episode in the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1012",
    text: "Other details are given for a child without an episode in the year.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Episode, &[])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.episodes.is_empty() {
        hits.add_all(c.placed);
        hits.add_all(c.missing);
        hits.add_all(c.reviews);
        hits.add_all(c.ad1);
        hits.add_all(c.prev_perm);
        hits.add_all(c.oc2);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1012.jsonl"));
}
