//! 631: Earlier permanence is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "631",
    text: "Earlier permanence is not a valid code.",
    fields: &["PREV_PERM"],
    needs: &[Need::Now(Table::Permanence, &["PREV_PERM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.prev_perm, |row| row.prev_perm.is_given() && !is!(row.prev_perm, "P1" | "P2" | "P3" | "P4" | "Z1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/631.jsonl"));
}
