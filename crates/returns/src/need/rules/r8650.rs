//! 8650: The primary need is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8650",
    severity: Severity::Error,
    text: "The primary need is not a valid code.",
    fields: &["PrimaryNeedCode"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["PrimaryNeedCode"], |row| {
        row.need.is_given() && !is!(row.need, "N0" | "N1" | "N2" | "N3" | "N4" | "N5" | "N6" | "N7" | "N8" | "N9")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8650.jsonl"));
}
