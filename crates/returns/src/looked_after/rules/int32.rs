//! INT32: The child stands more than once in the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT32",
    text: "The child stands more than once in the header.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.header.len() > 1 {
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT32.jsonl"));
}
