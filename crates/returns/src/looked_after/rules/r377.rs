//! 377: There are more than two temporary placements for the carers' holiday.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "377",
    text: "There are more than two temporary placements for the carers' holiday.",
    fields: &["PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let holiday = |row: &Episode| is!(row.place, "T3");
    if c.episodes.iter().filter(|row| holiday(row)).count() > 2 {
        hits.each(c.episodes, holiday);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/377.jsonl"));
}
