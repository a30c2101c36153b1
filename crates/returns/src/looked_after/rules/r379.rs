//! 379: A temporary placement without a named reason lasted longer than seven days.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "379",
    text: "A temporary placement without a named reason lasted longer than seven days.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.place, "T4") && row.dec.days_since(row.decom).is_some_and(|days| days > 7));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/379.jsonl"));
}
