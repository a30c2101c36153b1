//! SW17STG2: No social worker is open at the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW17STG2",
    text: "No social worker is open at the end of the year.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2026,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if let Some(last) = c.social_workers.last().filter(|last| last.dec.is_given()) {
        hits.add(last);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW17STG2.jsonl"));
}
