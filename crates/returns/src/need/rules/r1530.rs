//! 1530: Letters two to four of the pupil number are no number of a council.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1530",
    severity: Severity::Error,
    text: "Letters two to four of the pupil number are no number of a council.",
    fields: &["UPN"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["UPN"], |row| row.upn.code.is_given() && row.upn.wrong_council);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1530.jsonl"));
}
