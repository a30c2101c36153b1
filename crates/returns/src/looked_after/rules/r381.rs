//! 381: The child left care from a temporary placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "381",
    text: "The child left care from a temporary placement.",
    fields: &["PLACE", "REC"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_temporary() && row.left_care());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/381.jsonl"));
}
