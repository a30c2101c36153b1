//! 442: The unique pupil number is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "442",
    text: "The unique pupil number is missing.",
    fields: &["UPN"],
    needs: &[Need::Now(Table::Episode, &["LS"]), Need::Now(Table::Header, &["UPN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.episodes.iter().any(|row| !row.is_respite()) {
        hits.each(c.header, |row| row.upn.code.is_blank());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/442.jsonl"));
}
