//! INT03: The child of an episode is not in the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT03",
    text: "The child of an episode is not in the header.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Episode, &[]), Need::Now(Table::Header, &["SEX", "DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.header.is_empty() {
        hits.add_all(c.episodes);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT03.jsonl"));
}
