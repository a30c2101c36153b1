//! INT14: The date of birth given with a year in care is not that of the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT14",
    text: "The date of birth given with a year in care is not that of the header.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::YearInCare, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let born = c.born();
    hits.each(c.oc2, |row| row.dob.is_day() && born.is_day() && row.dob != born);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT14.jsonl"));
}
