//! SW01bSTG1: The social worker's number, first day or reason is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW01bSTG1",
    text: "The social worker's number, first day or reason is missing.",
    fields: &["SW_DECOM", "SW_ID", "SW_REASON"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_REASON"])],
    from: 2025,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| {
        let lately = row.decom >= Date::of(2023, 4, 1);
        row.decom.is_blank() || (lately && (row.id.is_blank() || row.reason.is_blank()))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW01bSTG1.jsonl"));
}
