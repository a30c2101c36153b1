//! SW06STG2: The social worker began after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW06STG2",
    text: "The social worker began after the end of the year.",
    fields: &["SW_DECOM"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.decom > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW06STG2.jsonl"));
}
