//! 373: A child placed in a school is under 4.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "373",
    text: "A child placed in a school is under 4.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "S1") && row.dec.is_day() && row.decom < c.born().plus_years(4));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/373.jsonl"));
}
