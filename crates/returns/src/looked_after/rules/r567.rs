//! 567: The child came back before going missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "567",
    text: "The child came back before going missing.",
    fields: &["MIS_END", "MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.end < row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/567.jsonl"));
}
