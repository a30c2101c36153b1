//! 102: The date of birth is missing or no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "102",
    text: "The date of birth is missing or no date.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| !row.dob.is_day());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/102.jsonl"));
}
