//! 8525Q: Of the date of birth and the expected date of birth not exactly one is given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8525Q",
    severity: Severity::Query,
    text: "Of the date of birth and the expected date of birth not exactly one is given.",
    fields: &["PersonBirthDate", "ExpectedPersonBirthDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["PersonBirthDate", "ExpectedPersonBirthDate"], |row| {
        row.born.is_given() == row.expected.is_given()
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8525Q.jsonl"));
}
