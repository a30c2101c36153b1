//! 545: A child under 5 was looked after all year, but health checks are not told.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "545",
    text: "A child under 5 was looked after all year, but health checks are not told.",
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
        hits.each(c.oc2, |row| row.health_check.is_blank() && row.dob.plus_years(5) > k.end);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/545.jsonl"));
}
