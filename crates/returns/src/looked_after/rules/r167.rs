//! 167: How the child took part in the review is not said by a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "167",
    text: "How the child took part in the review is not said by a valid code.",
    fields: &["REVIEW_CODE"],
    needs: &[Need::Now(Table::Review, &["REVIEW", "REVIEW_CODE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.reviews, |row| {
        row.review.is_given() && !is!(row.code, "PN0" | "PN1" | "PN2" | "PN3" | "PN4" | "PN5" | "PN6" | "PN7")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/167.jsonl"));
}
