//! 197B: A child who became 4 or 17 in the year and was looked after throughout has neither a strengths and difficulties score nor a reason for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "197B",
    text: "A child who became 4 or 17 in the year and was looked after throughout has neither a strengths and difficulties score nor a reason for none.",
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
            let in_year = |day: Date| day >= k.start && day <= k.end;
            row.sdq_score.is_blank()
                && row.sdq_reason.is_blank()
                && (in_year(row.dob.plus_years(4)) || in_year(row.dob.plus_years(17)))
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/197B.jsonl"));
}
