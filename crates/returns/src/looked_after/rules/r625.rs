//! 625: The mother's child was born after the year, or after the mother left care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "625",
    text: "The mother's child was born after the year, or after the mother left care.",
    fields: &["DEC", "MC_DOB"],
    needs: &[Need::Now(Table::Episode, &["DEC"]), Need::Now(Table::Header, &["MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let mut latest: Option<&Episode> = None;
    for row in c.episodes.iter().filter(|row| row.dec.is_day()) {
        if !latest.is_some_and(|latest| latest.dec >= row.dec) {
            latest = Some(row);
        }
    }
    let late = |row: &Header| row.mc_dob > k.end || latest.is_some_and(|latest| row.mc_dob > latest.dec);
    if c.header.iter().any(late) {
        hits.each(c.header, late);
        latest.into_iter().for_each(|latest| hits.add(latest));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/625.jsonl"));
}
