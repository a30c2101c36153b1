//! 180: The strengths and difficulties score is not a whole number from 0 to 40.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "180",
    text: "The strengths and difficulties score is not a whole number from 0 to 40.",
    fields: &["SDQ_SCORE"],
    needs: &[Need::Now(Table::YearInCare, &["SDQ_SCORE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| {
        let valid = row.sdq_score.value().is_some_and(|score| (0.0..=40.0).contains(&score) && score.fract() == 0.0);
        row.sdq_score.is_given() && !valid
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/180.jsonl"));
}
