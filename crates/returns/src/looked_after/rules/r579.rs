//! 579: A decision to place the child for adoption begins while the one before is still open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "579",
    text: "A decision to place the child for adoption begins while the one before is still open.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[Need::Now(Table::PlacedAdoption, &["DATE_PLACED", "DATE_PLACED_CEASED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (before, row) in c.placed.iter().zip(c.placed.iter().skip(1)) {
        let open = before.ceased.is_blank() && before.date_placed.is_day() && row.date_placed.is_day();
        if open || row.date_placed < before.ceased {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/579.jsonl"));
}
