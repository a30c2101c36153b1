//! SW01STG1: An open episode of care lacks the social worker's number, first day or reason.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW01STG1",
    text: "An open episode of care lacks the social worker's number, first day or reason.",
    fields: &["DEC"],
    needs: &[
        Need::Now(Table::Episode, &["LS", "DEC"]),
        Need::Now(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_REASON"]),
    ],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let open = c.episodes.iter().any(|row| row.dec.is_blank() && !row.is_respite());
    if open || c.episodes.is_empty() {
        hits.each(c.social_workers, |row| row.id.is_blank() || row.decom.is_blank() || row.reason.is_blank());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW01STG1.jsonl"));
}
