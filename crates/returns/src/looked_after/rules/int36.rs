//! INT36: The child stands more than once in the table of UASC.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT36",
    text: "The child stands more than once in the table of UASC.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Uasc, &["SEX", "DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.uasc.len() > 1 {
        hits.add_all(c.uasc);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT36.jsonl"));
}
