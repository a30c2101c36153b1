//! 4220: The ethnic group is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "4220",
    severity: Severity::Error,
    text: "The ethnic group is missing or not a valid code.",
    fields: &["Ethnicity"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.characteristics, &["Ethnicity"], |row| {
        !is!(
            row.ethnicity,
            "ABAN"
                | "AIND"
                | "AOTH"
                | "APKN"
                | "BAFR"
                | "BCRB"
                | "BOTH"
                | "CHNE"
                | "MOTH"
                | "MWAS"
                | "MWBA"
                | "MWBC"
                | "NOBT"
                | "OOTH"
                | "REFU"
                | "WBRI"
                | "WIRI"
                | "WIRT"
                | "WOTH"
                | "WROM"
        )
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/4220.jsonl"));
}
