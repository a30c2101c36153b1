//! 375: A stay in hospital entered as temporary lasted longer than six weeks.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "375",
    text: "A stay in hospital entered as temporary lasted longer than six weeks.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "T1") && row.dec.days_since(row.decom).is_some_and(|days| days > 42));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/375.jsonl"));
}
