//! 8510: The child's identifier stands more than once.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8510",
    severity: Severity::Error,
    text: "The child's identifier stands more than once.",
    fields: &["LAchildID"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    if c.identifiers.len() > 1 {
        hits.each(c.identifiers, &["LAchildID"], |row| row.id.code.is_given());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8510.jsonl"));
}
