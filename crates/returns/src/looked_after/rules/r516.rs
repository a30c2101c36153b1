//! 516: Former foster carers became guardians, but the last placement was not with foster carers.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "516",
    text: "Former foster carers became guardians, but the last placement was not with foster carers.",
    fields: &["PLACE", "REC"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.rec, "E45" | "E46") && !row.is_fostering());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/516.jsonl"));
}
