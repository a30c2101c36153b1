//! 1540: Letters five to twelve of the pupil number are not all digits.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1540",
    severity: Severity::Error,
    text: "Letters five to twelve of the pupil number are not all digits.",
    fields: &["UPN"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["UPN"], |row| row.upn.wrong_middle);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1540.jsonl"));
}
