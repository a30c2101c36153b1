//! 1005: The day on which the child came back is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1005",
    text: "The day on which the child came back is no date.",
    fields: &["MIS_END"],
    needs: &[Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.end.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1005.jsonl"));
}
