//! 8794: A disability stands twice with one child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8794",
    severity: Severity::Error,
    text: "A disability stands twice with one child.",
    fields: &["Disability"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.disabilities, &["Disability"], |row| {
        row.disability.is_given()
            && c.disabilities.iter().filter(|other| other.disability == row.disability).count() > 1
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8794.jsonl"));
}
