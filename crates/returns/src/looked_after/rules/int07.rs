//! INT07: The child of earlier permanence is not in the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT07",
    text: "The child of earlier permanence is not in the header.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::Permanence, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.header.is_empty() {
        hits.add_all(c.prev_perm);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT07.jsonl"));
}
