//! 372: A child in custody is under 10.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "372",
    text: "A child in custody is under 10.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "R5") && row.dec.is_day() && row.decom < c.born().plus_years(10));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/372.jsonl"));
}
