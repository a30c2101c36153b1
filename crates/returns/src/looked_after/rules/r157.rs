//! 157: The reason for no strengths and difficulties score is that the child is too young or too old, but the child was of the age in question.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "157",
    text: "The reason for no strengths and difficulties score is that the child is too young or too old, but the child was of the age in question.",
    fields: &["DOB", "SDQ_REASON"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, &["DOB", "SDQ_SCORE", "SDQ_REASON"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.all_year(k) {
        hits.each(c.oc2, |row| {
            is!(row.sdq_reason, "SDQ1")
                && row.sdq_score.is_blank()
                && row.dob.plus_years(4) <= k.start
                && row.dob.plus_years(16) >= k.end
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/157.jsonl"));
}
