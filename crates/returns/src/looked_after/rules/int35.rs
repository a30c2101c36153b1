//! INT35: The child stands more than once in the table of PrevPerm.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT35",
    text: "The child stands more than once in the table of PrevPerm.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Permanence, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.prev_perm.len() > 1 {
        hits.add_all(c.prev_perm);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT35.jsonl"));
}
