//! 1570: The child's identifier is longer than twenty letters.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1570",
    severity: Severity::Error,
    text: "The child's identifier is longer than twenty letters.",
    fields: &["LAchildID"],
    from: 2025,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["LAchildID"], |row| row.id.too_long);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1570.jsonl"));
}
