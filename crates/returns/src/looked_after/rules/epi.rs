//! EPI: The child has no episode, nor details of a care leaver.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "EPI",
    text: "The child has no episode, nor details of a care leaver.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Header, &[]), Need::Now(Table::Episode, &[])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.episodes.is_empty() && c.oc3.is_empty() {
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/EPI.jsonl"));
}
