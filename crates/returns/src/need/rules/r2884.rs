//! 2884: The initial conference stands with the case and with the enquiry.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2884",
    severity: Severity::Error,
    text: "The initial conference stands with the case and with the enquiry.",
    fields: &["DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for case in c.cases {
        for row in c.enquiries.iter().filter(|row| row.conference == case.conference) {
            hits.add(row, &["DateOfInitialCPC"]);
            hits.add(case, &["DateOfInitialCPC"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2884.jsonl"));
}
