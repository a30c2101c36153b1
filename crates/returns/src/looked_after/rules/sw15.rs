//! SW15STG2: The reason for the change of social worker is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW15STG2",
    text: "The reason for the change of social worker is missing.",
    fields: &["SW_REASON"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_REASON"])],
    from: 2025,
    until: 2025,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.reason.is_blank() && row.decom >= k.start.plus_years(-1));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW15STG2.jsonl"));
}
