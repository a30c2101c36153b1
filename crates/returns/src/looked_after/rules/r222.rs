//! 222: A registration number is given for a kind of placement that has none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "222",
    text: "A registration number is given for a kind of placement that has none.",
    fields: &["URN"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let unregistered = is!(row.place, "P1" | "P3" | "R1" | "R2" | "R5") || row.is_temporary();
        let unplaced = k.rules >= 2026 && is!(row.place, "Z11" | "Z12" | "Z13" | "Z14");
        row.urn.is_given() && !is!(row.urn, "XXXXXXX") && (unregistered || unplaced)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/222.jsonl"));
}
