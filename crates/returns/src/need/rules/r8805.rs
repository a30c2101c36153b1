//! 8805: The case is closed without a reason.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8805",
    severity: Severity::Error,
    text: "The case is closed without a reason.",
    fields: &["CINclosureDate", "ReasonForClosure"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINclosureDate", "ReasonForClosure"], |row| row.closed.is_given() && row.reason.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8805.jsonl"));
}
