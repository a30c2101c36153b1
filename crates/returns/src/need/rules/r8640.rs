//! 8640: The reason for closure is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8640",
    severity: Severity::Error,
    text: "The reason for closure is not a valid code.",
    fields: &["ReasonForClosure"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["ReasonForClosure"], |row| {
        row.reason.is_given()
            && !is!(row.reason, "RC1" | "RC2" | "RC3" | "RC4" | "RC5" | "RC6" | "RC7" | "RC8" | "RC9" | "RC10")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8640.jsonl"));
}
