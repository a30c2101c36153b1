//! 351: The child was 25 or over at the start of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "351",
    text: "The child was 25 or over at the start of the year.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| row.dob.plus_years(25) < k.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/351.jsonl"));
}
