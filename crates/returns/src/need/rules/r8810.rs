//! 8810: A reason for closure is given, but the case is not closed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8810",
    severity: Severity::Error,
    text: "A reason for closure is given, but the case is not closed.",
    fields: &["ReasonForClosure", "CINclosureDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINclosureDate", "ReasonForClosure"], |row| row.closed.is_blank() && row.reason.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8810.jsonl"));
}
