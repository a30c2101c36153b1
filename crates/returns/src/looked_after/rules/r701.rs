//! 701: The last day of the deprivation of liberty is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "701",
    text: "The last day of the deprivation of liberty is no date.",
    fields: &["DOLO_END"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_END"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| row.end.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/701.jsonl"));
}
