//! INT13: The date of birth given with a time of being missing is not that of the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT13",
    text: "The date of birth given with a time of being missing is not that of the header.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::Missing, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let born = c.born();
    hits.each(c.missing, |row| row.dob.is_day() && born.is_day() && row.dob != born);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT13.jsonl"));
}
