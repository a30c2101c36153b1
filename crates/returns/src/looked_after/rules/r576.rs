//! 576: The child was missing at the end of last year, but this year's return does not go on from there.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "576",
    text: "The child was missing at the end of last year, but this year's return does not go on from there.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Missing, &["MIS_START"]), Need::Last(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if let Some(open) = c.last.missing.iter().rev().find(|last| last.end.is_blank()) {
        let goes_on = c.missing.iter().any(|row| row.start == open.start);
        hits.each(c.missing, |_| !goes_on);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/576.jsonl"));
}
