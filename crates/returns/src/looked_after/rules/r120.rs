//! 120: The reason for no longer placing the child for adoption is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "120",
    text: "The reason for no longer placing the child for adoption is not a valid code.",
    fields: &["REASON_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["REASON_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.reason.is_given() && !is!(row.reason, "RD1" | "RD2" | "RD3" | "RD4"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/120.jsonl"));
}
