//! INT34: The child stands more than once in the table of OC3.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT34",
    text: "The child stands more than once in the table of OC3.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::CareLeaver, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.oc3.len() > 1 {
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT34.jsonl"));
}
