//! 556: The decision that the child should be placed for adoption is dated after the freeing order.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "556",
    text: "The decision that the child should be placed for adoption is dated after the freeing order.",
    fields: &["DATE_PLACED", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"]), Need::Now(Table::PlacedAdoption, &["DATE_PLACED"])],
    from: 2023,
    until: 2023,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.ls, "D1") && c.placed.iter().any(|placed| placed.date_placed > row.decom));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/556.jsonl"));
}
