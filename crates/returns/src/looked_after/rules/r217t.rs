//! 217t: Independent living (P2) is no type of placement from 28 October 2023.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "217t",
    text: "Independent living (P2) is no type of placement from 28 October 2023.",
    fields: &["PLACE", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "DEC"])],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "P2") && (row.dec.is_blank() || row.dec > Date::of(2023, 10, 28)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/217t.jsonl"));
}
