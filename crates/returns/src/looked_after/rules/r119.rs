//! 119: Of the day and the reason of the decision no longer to place the child for adoption only one is given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "119",
    text: "Of the day and the reason of the decision no longer to place the child for adoption only one is given.",
    fields: &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.placed, |row| row.ceased.is_given() != row.reason.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/119.jsonl"));
}
