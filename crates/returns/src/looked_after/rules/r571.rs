//! 571: The child came back before or after the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "571",
    text: "The child came back before or after the year.",
    fields: &["MIS_END"],
    needs: &[Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.end < k.start || row.end > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/571.jsonl"));
}
