//! 8905: The first category of abuse is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8905",
    severity: Severity::Error,
    text: "The first category of abuse is missing or not a valid code.",
    fields: &["InitialCategoryOfAbuse"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["InitialCategoryOfAbuse"], |row| !is_abuse(row.first_abuse));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8905.jsonl"));
}
