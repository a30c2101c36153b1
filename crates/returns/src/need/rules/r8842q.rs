//! 8842Q: The review has no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8842Q",
    severity: Severity::Query,
    text: "The review has no date.",
    fields: &["CPPreviewDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.reviews, &["CPPreviewDate"], |row| !row.date.is_day());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8842Q.jsonl"));
}
