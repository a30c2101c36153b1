//! 336: A child placed for adoption with the foster carers was not with foster carers before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "336",
    text: "A child placed for adoption with the foster carers was not with foster carers before.",
    fields: &["PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.pairs() {
        if is!(row.place, "A3" | "A4") && !before.is_fostering() && !before.is_for_adoption() {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/336.jsonl"));
}
