//! 301: The date of birth lies after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "301",
    text: "The date of birth lies after the end of the year.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| row.dob > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/301.jsonl"));
}
