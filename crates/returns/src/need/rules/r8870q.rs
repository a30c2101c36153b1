//! 8870Q: The day by which the initial conference was due is a weekend.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8870Q",
    severity: Severity::Query,
    text: "The day by which the initial conference was due is a weekend.",
    fields: &["InitialCPCtarget"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.enquiries, &["InitialCPCtarget"], |row| is_weekend(row.target));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8870Q.jsonl"));
}
