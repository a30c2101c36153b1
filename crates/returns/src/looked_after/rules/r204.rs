//! 204: The ethnic group is not that of last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "204",
    text: "The ethnic group is not that of last year.",
    fields: &["ETHNIC"],
    needs: &[Need::Now(Table::Header, &["ETHNIC"]), Need::Last(Table::Header, &["ETHNIC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| c.last.header.iter().any(|last| last.ethnic.upper() != row.ethnic.upper()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/204.jsonl"));
}
