//! 441: A code for a child of 4 or over stands at a review, but the child was under 4.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "441",
    text: "A code for a child of 4 or over stands at a review, but the child was under 4.",
    fields: &["DOB", "REVIEW", "REVIEW_CODE"],
    needs: &[Need::Now(Table::Review, &["DOB", "REVIEW", "REVIEW_CODE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.reviews, |row| {
        is!(row.code, "PN1" | "PN2" | "PN3" | "PN4" | "PN5" | "PN6" | "PN7") && row.review < row.dob.plus_years(4)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/441.jsonl"));
}
