//! 8540: The disability of a child is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8540",
    severity: Severity::Error,
    text: "The disability of a child is missing or not a valid code.",
    fields: &["Disability", "PersonBirthDate", "ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    let young = c.identifiers.iter().any(|row| row.born.plus_years(25) > k.reference);
    if young && c.cases.iter().any(|case| is_no(case.nfa)) {
        hits.each(c.disabilities, &["Disability"], |row| {
            !is!(
                row.disability,
                "NONE" | "MOB" | "HAND" | "PC" | "INC" | "COMM" | "LD" | "HEAR" | "VIS" | "BEH" | "CON" | "AUT" | "DDA"
            )
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8540.jsonl"));
}
