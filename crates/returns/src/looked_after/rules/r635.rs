//! 635: The council or the day of an earlier order is given, but not what it was.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "635",
    text: "The council or the day of an earlier order is given, but not what it was.",
    fields: &["DATE_PERM", "LA_PERM", "PREV_PERM"],
    needs: &[Need::Now(Table::Permanence, &["PREV_PERM", "LA_PERM", "DATE_PERM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.prev_perm, |row| row.prev_perm.is_blank() && (row.la_perm.is_given() || row.date_perm.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/635.jsonl"));
}
