//! 133: Where the care leaver lives is not said by a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "133",
    text: "Where the care leaver lives is not said by a valid code.",
    fields: &["ACCOM"],
    needs: &[Need::Now(Table::CareLeaver, &["ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        !is!(
            row.accom,
            "B1" | "B2"
                | "C1"
                | "C2"
                | "D1"
                | "D2"
                | "E1"
                | "E2"
                | "G1"
                | "G2"
                | "H1"
                | "H2"
                | "K1"
                | "K2"
                | "R1"
                | "R2"
                | "S2"
                | "T1"
                | "T2"
                | "U1"
                | "U2"
                | "V1"
                | "V2"
                | "W1"
                | "W2"
                | "X2"
                | "Y1"
                | "Y2"
                | "Z1"
                | "Z2"
                | "0"
        )
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/133.jsonl"));
}
