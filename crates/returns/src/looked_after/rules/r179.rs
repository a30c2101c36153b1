//! 179: Whether the placement lies in the council's area is not said by IN or OUT.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "179",
    text: "Whether the placement lies in the council's area is not said by IN or OUT.",
    fields: &["PL_LOCATION"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_LOCATION"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| !is!(row.pl_location, "IN" | "OUT") && !row.is_respite());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/179.jsonl"));
}
