//! 8590: The child has no case.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8590",
    severity: Severity::Error,
    text: "The child has no case.",
    fields: &["LAchildID"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    if c.cases.is_empty() {
        hits.each(c.identifiers, &["LAchildID"], |_| true);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8590.jsonl"));
}
