//! 8530Q: The expected date of birth is before March or after December of the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8530Q",
    severity: Severity::Query,
    text: "The expected date of birth is before March or after December of the census year.",
    fields: &["ExpectedPersonBirthDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    let year = k.reference.civil().map_or(0, |(year, _, _)| year);
    hits.each(c.identifiers, &["ExpectedPersonBirthDate"], |row| {
        row.expected < Date::of(year, 3, 1) || row.expected > Date::of(year, 12, 31)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8530Q.jsonl"));
}
