//! 8730: The number of earlier child protection plans is missing or no number.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8730",
    severity: Severity::Error,
    text: "The number of earlier child protection plans is missing or no number.",
    fields: &["NumberOfPreviousCPP"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["NumberOfPreviousCPP"], |row| {
        row.earlier.is_blank() || row.earlier.to_string().parse::<u32>().is_err()
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8730.jsonl"));
}
