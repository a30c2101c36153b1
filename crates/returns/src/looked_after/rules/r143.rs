//! 143: The reason for the new episode is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "143",
    text: "The reason for the new episode is not a valid code.",
    fields: &["RNE"],
    needs: &[Need::Now(Table::Episode, &["RNE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.rne.is_given() && !is!(row.rne, "S" | "L" | "P" | "T" | "B" | "U"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/143.jsonl"));
}
