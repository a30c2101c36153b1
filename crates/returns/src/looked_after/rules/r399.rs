//! 399: A child in respite only has a review, or is said to be a mother or none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "399",
    text: "A child in respite only has a review, or is said to be a mother or none.",
    fields: &["LS", "MOTHER", "REVIEW", "REVIEW_CODE"],
    needs: &[
        Need::Now(Table::Episode, &["LS"]),
        Need::Now(Table::Header, &["MOTHER"]),
        Need::Now(Table::Review, &["REVIEW", "REVIEW_CODE"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let reviewed = c.reviews.iter().any(|row| row.review.is_given() || row.code.is_given());
    let told = reviewed || c.header.iter().any(|row| row.mother.is_given());
    if !c.episodes.is_empty() && told && c.episodes.iter().all(Episode::is_respite) {
        hits.add_all(c.episodes);
        hits.add_all(c.header);
        hits.add_all(c.reviews);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/399.jsonl"));
}
