//! 607: A girl left care in the year, but whether she is a mother is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "607",
    text: "A girl left care in the year, but whether she is a mother is blank.",
    fields: &["DEC", "LS", "MOTHER", "REC", "SEX"],
    needs: &[Need::Now(Table::Episode, &["LS", "DEC", "REC"]), Need::Now(Table::Header, &["SEX", "MOTHER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let untold = |row: &Header| {
        let female = if k.rules >= 2025 { is!(row.sex, "F") } else { is!(row.sex, "2") };
        female && row.mother.is_blank()
    };
    let left = |row: &Episode| row.left_care() && row.dec >= k.start && row.dec <= k.end && !row.is_respite();
    if c.header.iter().any(untold) && c.episodes.iter().any(left) {
        hits.each(c.header, untold);
        hits.each(c.episodes, left);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/607.jsonl"));
}
