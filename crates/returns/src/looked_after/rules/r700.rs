//! 700: The first day of the deprivation of liberty is missing or no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "700",
    text: "The first day of the deprivation of liberty is missing or no date.",
    fields: &["DOLO_START"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_START"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| !row.start.is_day());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/700.jsonl"));
}
