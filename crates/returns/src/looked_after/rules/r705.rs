//! 705: Times of deprivation of liberty overlap, or one begins while another is still open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "705",
    text: "Times of deprivation of liberty overlap, or one begins while another is still open.",
    fields: &["DOLO_START", "DOLO_END"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_START", "DOLO_END"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_overlaps(c.dolo, |row| (row.start, row.end), hits);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/705.jsonl"));
}
