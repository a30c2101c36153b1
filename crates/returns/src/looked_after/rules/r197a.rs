//! 197a: There is a strengths and difficulties score and a reason for having none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "197a",
    text: "There is a strengths and difficulties score and a reason for having none.",
    fields: &["SDQ_REASON", "SDQ_SCORE"],
    needs: &[Need::Now(Table::YearInCare, &["SDQ_SCORE", "SDQ_REASON"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.sdq_score.is_given() && row.sdq_reason.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/197a.jsonl"));
}
