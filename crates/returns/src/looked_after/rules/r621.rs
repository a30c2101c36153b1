//! 621: A mother is not older than her child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "621",
    text: "A mother is not older than her child.",
    fields: &["DOB", "MC_DOB"],
    needs: &[Need::Now(Table::Header, &["DOB", "MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| row.dob >= row.mc_dob);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/621.jsonl"));
}
