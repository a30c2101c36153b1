//! 543: A child of 10 or over was looked after all year, but offending is not told.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "543",
    text: "A child of 10 or over was looked after all year, but offending is not told.",
    fields: &["CONVICTED", "DOB"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, &["DOB", "CONVICTED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.all_year(k) {
        hits.each(c.oc2, |row| row.convicted.is_blank() && row.dob.plus_years(10) <= k.end);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/543.jsonl"));
}
