//! 581: The child went missing before coming into care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "581",
    text: "The child went missing before coming into care.",
    fields: &["MIS_START"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC"]), Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
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
    prove(&RULE, include_str!("../../../tests/data/ssda903/581.jsonl"));
}
