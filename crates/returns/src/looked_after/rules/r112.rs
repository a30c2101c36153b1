//! 112: The day on which adoption was found to be in the child's interest is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "112",
    text: "The day on which adoption was found to be in the child's interest is no date.",
    fields: &["DATE_INT"],
    needs: &[Need::Now(Table::Adoption, &["DATE_INT"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.date_int.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/112.jsonl"));
}
