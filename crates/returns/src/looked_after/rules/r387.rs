//! 387: A child under 14 is said to have moved into independent living.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "387",
    text: "A child under 14 is said to have moved into independent living.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.rec, "E5" | "E6") && row.dec < c.born().plus_years(14));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/387.jsonl"));
}
