//! 8520: The child was born after the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8520",
    severity: Severity::Error,
    text: "The child was born after the census year.",
    fields: &["PersonBirthDate", "ReferenceDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["PersonBirthDate"], |row| row.born > k.reference);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8520.jsonl"));
}
