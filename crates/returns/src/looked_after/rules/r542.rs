//! 542: Offending is told of a child under 10 at the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "542",
    text: "Offending is told of a child under 10 at the end of the year.",
    fields: &["CONVICTED"],
    needs: &[Need::Now(Table::YearInCare, &["DOB", "CONVICTED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.convicted.is_given() && row.dob.plus_years(10) > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/542.jsonl"));
}
