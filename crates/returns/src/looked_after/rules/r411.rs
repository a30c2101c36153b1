//! 411: The placement is said to lie in the council's area, but its council is another.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "411",
    text: "The placement is said to lie in the council's area, but its council is another.",
    fields: &["PL_LOCATION"],
    needs: &[Need::Now(Table::Episode, &["PL_LA", "PL_LOCATION"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.pl_location, "IN") && row.pl_la != k.council);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/411.jsonl"));
}
