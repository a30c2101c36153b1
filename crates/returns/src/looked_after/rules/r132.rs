//! 132: What the care leaver does is not said by a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "132",
    text: "What the care leaver does is not said by a valid code.",
    fields: &["ACTIV"],
    needs: &[Need::Now(Table::CareLeaver, &["ACTIV"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        !is!(row.activ, "F1" | "P1" | "F2" | "P2" | "F4" | "P4" | "F5" | "P5" | "G4" | "G5" | "G6" | "0")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/132.jsonl"));
}
