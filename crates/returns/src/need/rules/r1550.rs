//! 1550: The last letter of the pupil number is neither a digit nor one in use.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1550",
    severity: Severity::Error,
    text: "The last letter of the pupil number is neither a digit nor one in use.",
    fields: &["UPN"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["UPN"], |row| row.upn.wrong_end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1550.jsonl"));
}
