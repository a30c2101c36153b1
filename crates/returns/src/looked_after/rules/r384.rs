//! 384: A child in respite is in a long-term foster placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "384",
    text: "A child in respite is in a long-term foster placement.",
    fields: &["LS", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_respite() && is!(row.place, "U1" | "U4"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/384.jsonl"));
}
