//! SW03STG1: The social worker's number, first day or reason is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW03STG1",
    text: "The social worker's number, first day or reason is missing.",
    fields: &["SW_DECOM", "SW_ID", "SW_REASON"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"])],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.id.is_blank() || row.decom.is_blank() || row.reason.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW03STG1.jsonl"));
}
