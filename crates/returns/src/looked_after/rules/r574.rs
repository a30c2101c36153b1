//! 574: Times of being missing overlap, or one begins while another is still open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "574",
    text: "Times of being missing overlap, or one begins while another is still open.",
    fields: &["MIS_END", "MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_overlaps(c.missing, |row| (row.start, row.end), hits);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/574.jsonl"));
}
