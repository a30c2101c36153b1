//! 8875: The initial conference was held at a weekend.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8875",
    severity: Severity::Error,
    text: "The initial conference was held at a weekend.",
    fields: &["DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["DateOfInitialCPC"], |row| is_weekend(row.conference));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8875.jsonl"));
}
