//! SW01aSTG1: The day on which the social worker began is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW01aSTG1",
    text: "The day on which the social worker began is missing.",
    fields: &["SW_DECOM", "SW_ID"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_REASON"])],
    from: 2025,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.decom.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW01aSTG1.jsonl"));
}
