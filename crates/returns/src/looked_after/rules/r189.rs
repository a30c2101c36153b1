//! 189: The child was 17 or over at the start of the year, but has a strengths and difficulties score or a reason for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "189",
    text: "The child was 17 or over at the start of the year, but has a strengths and difficulties score or a reason for none.",
    fields: &["DOB", "SDQ_REASON", "SDQ_SCORE"],
    needs: &[Need::Now(Table::YearInCare, &["DOB", "SDQ_SCORE", "SDQ_REASON"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| {
        row.dob.plus_years(17) <= k.start && (row.sdq_score.is_given() || row.sdq_reason.is_given())
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/189.jsonl"));
}
