//! INT31: The child stands more than once in the table of AD1.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT31",
    text: "The child stands more than once in the table of AD1.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Adoption, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.ad1.len() > 1 {
        hits.add_all(c.ad1);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT31.jsonl"));
}
