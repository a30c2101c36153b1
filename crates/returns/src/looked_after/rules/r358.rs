//! 358: A child under 10 has a legal status of the criminal law.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "358",
    text: "A child under 10 has a legal status of the criminal law.",
    fields: &["DECOM", "DOB", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let too_young = |row: &Episode| is!(row.ls, "J1" | "J2" | "J3") && row.decom < c.born().plus_years(10);
    if c.episodes.iter().any(too_young) {
        hits.each(c.episodes, too_young);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/358.jsonl"));
}
