//! 234: A child under 10 is said to have moved into custody.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "234",
    text: "A child under 10 is said to have moved into custody.",
    fields: &["REASON_PLACE_CHANGE", "DOB"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "REASON_PLACE_CHANGE"]), Need::Now(Table::Header, &["DOB"])],
    from: 2026,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let too_young = |row: &Episode| is!(row.reason, "CUSTOD") && row.decom < c.born().plus_years(10);
    if c.episodes.iter().any(too_young) {
        hits.each(c.episodes, too_young);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/234.jsonl"));
}
