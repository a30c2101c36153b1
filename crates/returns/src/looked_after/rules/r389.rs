//! 389: A child under 16 is said to have passed to services for adults.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "389",
    text: "A child under 16 is said to have passed to services for adults.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.rec, "E7") && c.born().is_day() && !(row.dec >= c.born().plus_years(16)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/389.jsonl"));
}
