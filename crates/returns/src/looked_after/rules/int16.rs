//! INT16: The date of birth given with earlier permanence is not that of the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT16",
    text: "The date of birth given with earlier permanence is not that of the header.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::Permanence, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let born = c.born();
    hits.each(c.prev_perm, |row| row.dob.is_day() && born.is_day() && row.dob != born);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT16.jsonl"));
}
