//! 366: The placement changes within a respite placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "366",
    text: "The placement changes within a respite placement.",
    fields: &["RNE"],
    needs: &[Need::Now(Table::Episode, &["RNE", "LS"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.ls, "V3") && !is!(row.rne, "S"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/366.jsonl"));
}
