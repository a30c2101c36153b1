//! 186: A child of 4 to 16 was looked after all year and has no strengths and difficulties score, nor a reason for that.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "186",
    text: "A child of 4 to 16 was looked after all year and has no strengths and difficulties score, nor a reason for that.",
    fields: &["SDQ_SCORE"],
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
            row.dob.plus_years(4) <= k.start
                && row.dob.plus_years(17) > k.end
                && row.sdq_score.is_blank()
                && row.sdq_reason.is_blank()
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/186.jsonl"));
}
