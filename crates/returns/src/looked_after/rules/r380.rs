//! 380: A temporary placement does not begin with a change of placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "380",
    text: "A temporary placement does not begin with a change of placement.",
    fields: &["PLACE", "RNE"],
    needs: &[Need::Now(Table::Episode, &["RNE", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_temporary() && !is!(row.rne, "P" | "B"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/380.jsonl"));
}
