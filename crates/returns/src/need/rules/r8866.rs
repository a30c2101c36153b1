//! 8866: The source of the referral is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8866",
    severity: Severity::Error,
    text: "The source of the referral is missing or not a valid code.",
    fields: &["CINreferralDate", "ReferralSource"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.cases, &["CINreferralDate", "ReferralSource"], |row| {
        let valid = is!(
            row.source,
            "1A" | "1B"
                | "1C"
                | "1D"
                | "2A"
                | "2B"
                | "3A"
                | "3B"
                | "3C"
                | "3D"
                | "3E"
                | "3F"
                | "4"
                | "5A"
                | "5B"
                | "5C"
                | "5D"
                | "6"
                | "7"
                | "8"
                | "9"
                | "10"
        );
        row.referral >= Date::of(2013, 4, 1) && !valid
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8866.jsonl"));
}
