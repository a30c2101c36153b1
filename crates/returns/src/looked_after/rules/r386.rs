//! 386: A young person of 18 is said to be adopted.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "386",
    text: "A young person of 18 is said to be adopted.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_adoption() && row.dec >= c.born().plus_years(18));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/386.jsonl"));
}
