//! 203: The date of birth is not that of last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "203",
    text: "The date of birth is not that of last year.",
    fields: &["DOB"],
    needs: &[Need::Now(Table::Header, &["DOB"]), Need::Last(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| c.last.header.iter().any(|last| !last.dob.same(row.dob)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/203.jsonl"));
}
