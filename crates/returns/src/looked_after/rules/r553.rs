//! 553: There is a placement order without a full decision that the child should be placed for adoption.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "553",
    text: "There is a placement order without a full decision that the child should be placed for adoption.",
    fields: &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[
        Need::Now(Table::Episode, &["LS", "PLACE", "DEC"]),
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let ordered = |row: &Episode| is!(row.ls, "E1");
    flag_undecided(c, hits, ordered, |row| ordered(row) && row.dec.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/553.jsonl"));
}
