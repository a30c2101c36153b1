//! 185: A strengths and difficulties score is given for a child who was not looked after all year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "185",
    text: "A strengths and difficulties score is given for a child who was not looked after all year.",
    fields: &["SDQ_SCORE"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, &["SDQ_SCORE"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.all_year(k) {
        hits.each(c.oc2, |row| row.sdq_score.is_given());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/185.jsonl"));
}
