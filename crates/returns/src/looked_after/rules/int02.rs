//! INT02: The child of a decision to place for adoption is not in the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT02",
    text: "The child of a decision to place for adoption is not in the header.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::PlacedAdoption, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.header.is_empty() {
        hits.add_all(c.placed);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT02.jsonl"));
}
