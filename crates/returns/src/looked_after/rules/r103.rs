//! 103: The ethnic group is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "103",
    text: "The ethnic group is missing or not a valid code.",
    fields: &["ETHNIC"],
    needs: &[Need::Now(Table::Header, &["ETHNIC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| {
        !is!(
            row.ethnic,
            "WBRI"
                | "WIRI"
                | "WOTH"
                | "WIRT"
                | "WROM"
                | "MWBC"
                | "MWBA"
                | "MWAS"
                | "MOTH"
                | "AIND"
                | "APKN"
                | "ABAN"
                | "AOTH"
                | "BCRB"
                | "BAFR"
                | "BOTH"
                | "CHNE"
                | "OOTH"
                | "REFU"
                | "NOBT"
        )
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/103.jsonl"));
}
