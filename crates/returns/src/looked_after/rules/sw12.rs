//! SW12STG2: A child in care has no social worker from the start of the episode on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW12STG2",
    text: "A child in care has no social worker from the start of the episode on.",
    fields: &["SW_DECOM"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::SocialWorker, &["SW_DECOM"]),
    ],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let since = k.start.plus_years(-1);
    let known = |from: Date| c.social_workers.iter().any(|row| row.decom >= from);
    hits.each(c.episodes, |row| {
        let edge = is!(row.rne, "S") || !is!(row.rec, "X1");
        edge && !(row.dec < since)
            && !(row.dec > k.end)
            && !(row.decom > k.end)
            && !row.is_respite()
            && !known(row.decom)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW12STG2.jsonl"));
}
