//! 440: The code for a child under 4 stands at a review, but the child was 4 or over.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "440",
    text: "The code for a child under 4 stands at a review, but the child was 4 or over.",
    fields: &["DOB", "REVIEW", "REVIEW_CODE"],
    needs: &[Need::Now(Table::Review, &["DOB", "REVIEW", "REVIEW_CODE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.reviews, |row| is!(row.code, "PN0") && row.review >= row.dob.plus_years(4));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/440.jsonl"));
}
