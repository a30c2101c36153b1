//! 233: A reason for the change of placement is given, but the episode has not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "233",
    text: "A reason for the change of placement is given, but the episode has not ended.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[Need::Now(Table::Episode, &["REASON_PLACE_CHANGE", "DATE_EPISODE_CEASED"])],
    from: 2026,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.date_episode_ceased.is_blank() && row.reason.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/233.jsonl"));
}
