//! 166: The day of the review is missing or no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "166",
    text: "The day of the review is missing or no date.",
    fields: &["REVIEW"],
    needs: &[Need::Now(Table::Review, &["REVIEW"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.reviews, |row| !row.review.is_day());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/166.jsonl"));
}
