//! 365: A respite placement lasted longer than 17 days.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "365",
    text: "A respite placement lasted longer than 17 days.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        is!(row.ls, "V3") && row.dec.or(k.end).days_since(row.decom).is_some_and(|days| days > 17)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/365.jsonl"));
}
