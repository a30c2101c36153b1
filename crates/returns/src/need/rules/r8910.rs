//! 8910: The latest category of abuse is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8910",
    severity: Severity::Error,
    text: "The latest category of abuse is missing or not a valid code.",
    fields: &["LatestCategoryOfAbuse"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["LatestCategoryOfAbuse"], |row| !is_abuse(row.latest_abuse));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8910.jsonl"));
}
