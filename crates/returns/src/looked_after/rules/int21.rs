//! INT21: The sex given with an unaccompanied asylum-seeking child is not that of the header.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "INT21",
    text: "The sex given with an unaccompanied asylum-seeking child is not that of the header.",
    fields: &["SEX"],
    needs: &[Need::Now(Table::Header, &["SEX", "DOB"]), Need::Now(Table::Uasc, &["SEX", "DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.uasc, |row| {
        row.sex.is_given() && c.header.first().is_some_and(|header| header.sex.is_given() && header.sex != row.sex)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/INT21.jsonl"));
}
