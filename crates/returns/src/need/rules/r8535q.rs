//! 8535Q: The child died before its birth, or has no date of birth.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8535Q",
    severity: Severity::Query,
    text: "The child died before its birth, or has no date of birth.",
    fields: &["PersonDeathDate", "PersonBirthDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["PersonDeathDate", "PersonBirthDate"], |row| {
        row.died.is_day() && !(row.born <= row.died)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8535Q.jsonl"));
}
