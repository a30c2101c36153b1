//! 1580: The child's identifier has signs other than letters and digits.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1580",
    severity: Severity::Error,
    text: "The child's identifier has signs other than letters and digits.",
    fields: &["LAchildID"],
    from: 2025,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["LAchildID"], |row| !row.id.alphanumeric);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1580.jsonl"));
}
