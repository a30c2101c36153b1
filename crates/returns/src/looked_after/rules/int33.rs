//! INT33: The child stands more than once in the table of OC2.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT33",
    text: "The child stands more than once in the table of OC2.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::YearInCare, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.oc2.len() > 1 {
        hits.add_all(c.oc2);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT33.jsonl"));
}
