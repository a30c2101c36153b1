//! 408: The child is placed for adoption by order, but the legal status is no placement order.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "408",
    text: "The child is placed for adoption by order, but the legal status is no placement order.",
    fields: &["LS", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "A5" | "A6") && !is!(row.ls, "E1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/408.jsonl"));
}
