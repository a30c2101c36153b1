//! 564: The child was missing or away, but the first day of it is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "564",
    text: "The child was missing or away, but the first day of it is blank.",
    fields: &["MISSING", "MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MISSING", "MIS_START"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| is!(row.missing, "M" | "A") && row.start.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/564.jsonl"));
}
