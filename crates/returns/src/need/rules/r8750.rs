//! 8750: The sex of an unborn child is given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8750",
    severity: Severity::Error,
    text: "The sex of an unborn child is given.",
    fields: &["GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate", "Sex"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    let unborn = |row: &Identifiers| row.expected.is_given() && row.born.is_blank();
    if k.rules >= 2025 {
        hits.each(c.identifiers, &["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"], |row| {
            unborn(row) && !is!(row.sex, "U")
        });
    } else {
        hits.each(c.identifiers, &["GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"], |row| {
            unborn(row) && !is!(row.gender, "0")
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8750.jsonl"));
}
