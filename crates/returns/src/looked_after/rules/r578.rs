//! 578: The child went missing at a time when it was not in care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "578",
    text: "The child went missing at a time when it was not in care.",
    fields: &["MIS_START"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC", "REC"]), Need::Now(Table::Missing, &["MIS_START"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if !c.episodes.is_empty() {
        hits.each(c.missing, |row| row.start.is_day() && !periods(c.episodes).any(|period| period.has(row.start)));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/578.jsonl"));
}
