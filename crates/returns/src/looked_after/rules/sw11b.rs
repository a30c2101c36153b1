//! SW11bSTG2: The last social worker ended in the last five days of the year, and no other followed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW11bSTG2",
    text: "The last social worker ended in the last five days of the year, and no other followed.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let Some(last) = c.social_workers.last() else { return };
    let open = c.social_workers.iter().any(|row| row.decom.is_day() && row.dec.is_blank());
    let within = |row: &SocialWorker| row.dec >= k.end.plus_days(-5) && row.dec < k.end;
    let beyond = |row: &SocialWorker| row.dec >= k.end;
    if !open && c.social_workers.iter().any(within) && !c.social_workers.iter().any(beyond) {
        hits.add(last);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW11bSTG2.jsonl"));
}
