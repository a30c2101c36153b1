//! 8925: The child protection plan ended before it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8925",
    severity: Severity::Error,
    text: "The child protection plan ended before it began.",
    fields: &["CPPstartDate", "CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["CPPstartDate", "CPPendDate"], |row| row.end < row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8925.jsonl"));
}
