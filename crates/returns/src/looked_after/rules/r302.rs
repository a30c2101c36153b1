//! 302: The first episode begins before the child was born.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "302",
    text: "The first episode begins before the child was born.",
    fields: &["DECOM", "DOB"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.first() else { return };
    if first.decom < c.born() {
        hits.add(first);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/302.jsonl"));
}
