//! 8545Q: The child died outside the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8545Q",
    severity: Severity::Query,
    text: "The child died outside the census year.",
    fields: &["PersonDeathDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["PersonDeathDate"], |row| k.is_outside(row.died));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8545Q.jsonl"));
}
