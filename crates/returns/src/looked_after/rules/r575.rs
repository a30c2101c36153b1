//! 575: The placement from which the child went missing has ended, but the time of being missing has no end.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "575",
    text: "The placement from which the child went missing has ended, but the time of being missing has no end.",
    fields: &["MIS_END"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC"]), Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| {
        row.end.is_blank() && c.episodes.iter().any(|episode| episode.decom <= row.start && row.start <= episode.dec)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/575.jsonl"));
}
