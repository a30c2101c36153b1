//! 8500: The child's identifier is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8500",
    severity: Severity::Error,
    text: "The child's identifier is missing.",
    fields: &["LAchildID"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["LAchildID"], |row| row.id.code.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8500.jsonl"));
}
