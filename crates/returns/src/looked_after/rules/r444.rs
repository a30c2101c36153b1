//! 444: One unique pupil number stands with more than one child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "444",
    text: "One unique pupil number stands with more than one child.",
    fields: &["UPN"],
    needs: &[Need::Now(Table::Header, &["UPN"])],
    from: 2026,
    until: u16::MAX,
    look,
};

/// One child cannot show it: which numbers stand twice, the whole return has shown before.
fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| c.shares_upn(row.upn));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/444.jsonl"));
}
