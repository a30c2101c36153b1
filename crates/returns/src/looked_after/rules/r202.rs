//! 202: The sex is not that of last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "202",
    text: "The sex is not that of last year.",
    fields: &["SEX"],
    needs: &[Need::Now(Table::Header, &["SEX"]), Need::Last(Table::Header, &["SEX"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| c.last.header.iter().any(|last| last.sex != row.sex));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/202.jsonl"));
}
