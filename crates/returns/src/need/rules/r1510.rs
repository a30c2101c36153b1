//! 1510: The first letter of the pupil number is not the one that its digits call for.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1510",
    severity: Severity::Error,
    text: "The first letter of the pupil number is not the one that its digits call for.",
    fields: &["UPN"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["UPN"], |row| row.upn.wrong_check_letter);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1510.jsonl"));
}
