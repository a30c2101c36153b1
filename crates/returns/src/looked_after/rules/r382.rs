//! 382: A child in respite is in a temporary placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "382",
    text: "A child in respite is in a temporary placement.",
    fields: &["LS", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_respite() && row.is_temporary());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/382.jsonl"));
}
