//! 210: The code for a child newly in care stands in the place of a unique pupil number.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "210",
    text: "The code for a child newly in care stands in the place of a unique pupil number.",
    fields: &["DECOM", "UPN"],
    needs: &[Need::Now(Table::Episode, &["DECOM"]), Need::Now(Table::Header, &["UPN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let lately = |episode: &Episode| episode.decom >= k.end.plus_days(-7);
    if c.episodes.iter().any(lately) {
        for row in c.header.iter().filter(|row| is!(row.upn.code, "UN4")) {
            hits.add(row);
            hits.each(c.episodes, lately);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/210.jsonl"));
}
