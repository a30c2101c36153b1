//! SW05STG1: The day on which the social worker ended is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW05STG1",
    text: "The day on which the social worker ended is no date.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.dec.is_unreadable());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW05STG1.jsonl"));
}
