//! 144: The legal status is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "144",
    text: "The legal status is not a valid code.",
    fields: &["LS"],
    needs: &[Need::Now(Table::Episode, &["LS"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        row.ls.is_given()
            && !is!(row.ls, "C1" | "C2" | "D1" | "E1" | "V2" | "V3" | "V4" | "L1" | "L2" | "L3" | "J1" | "J2" | "J3")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/144.jsonl"));
}
