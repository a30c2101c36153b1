//! 116: The day of the decision no longer to place the child for adoption is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "116",
    text: "The day of the decision no longer to place the child for adoption is no date.",
    fields: &["DATE_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.ceased.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/116.jsonl"));
}
