//! 565: The first day is given, but not whether the child was missing or away.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "565",
    text: "The first day is given, but not whether the child was missing or away.",
    fields: &["MISSING", "MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MISSING", "MIS_START"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.start.is_given() && row.missing.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/565.jsonl"));
}
