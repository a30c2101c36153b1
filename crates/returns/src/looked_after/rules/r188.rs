//! 188: The child is under 4 at the end of the year, but has a strengths and difficulties score or a reason for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "188",
    text: "The child is under 4 at the end of the year, but has a strengths and difficulties score or a reason for none.",
    fields: &["SDQ_REASON", "SDQ_SCORE"],
    needs: &[Need::Now(Table::YearInCare, &["DOB", "SDQ_SCORE", "SDQ_REASON"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.dob.plus_years(4) > k.end && (row.sdq_score.is_given() || row.sdq_reason.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/188.jsonl"));
}
