//! 555: There is a freeing order without a full decision that the child should be placed for adoption.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "555",
    text: "There is a freeing order without a full decision that the child should be placed for adoption.",
    fields: &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[
        Need::Now(Table::Episode, &["LS", "PLACE", "DEC"]),
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
    ],
    from: 2023,
    until: 2023,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let freed = |row: &Episode| is!(row.ls, "D1") && row.dec.is_blank();
    flag_undecided(c, hits, freed, freed);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/555.jsonl"));
}
