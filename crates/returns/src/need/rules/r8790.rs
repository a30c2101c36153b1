//! 8790: A disability stands beside the code for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8790",
    severity: Severity::Error,
    text: "A disability stands beside the code for none.",
    fields: &["Disability"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    if c.disabilities.iter().any(|row| is!(row.disability, "NONE")) {
        hits.each(c.disabilities, &["Disability"], |row| row.disability.is_given() && !is!(row.disability, "NONE"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8790.jsonl"));
}
