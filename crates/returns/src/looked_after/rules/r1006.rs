//! 1006: Whether the child was missing or away is not said by a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1006",
    text: "Whether the child was missing or away is not said by a valid code.",
    fields: &["MISSING"],
    needs: &[Need::Now(Table::Missing, &["MISSING"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.missing.is_given() && !is!(row.missing, "M" | "A"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1006.jsonl"));
}
