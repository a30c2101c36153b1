//! 546: Health checks of small children are told of a child of 5 or over.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "546",
    text: "Health checks of small children are told of a child of 5 or over.",
    fields: &["DOB", "HEALTH_CHECK"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, &["DOB", "HEALTH_CHECK"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.all_year(k) {
        hits.each(c.oc2, |row| row.health_check.is_given() && row.dob.plus_years(5) <= k.end);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/546.jsonl"));
}
