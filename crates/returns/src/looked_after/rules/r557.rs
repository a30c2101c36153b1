//! 557: A child who was to be adopted left care otherwise, but the end of the decision and its reason are not given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "557",
    text: "A child who was to be adopted left care otherwise, but the end of the decision and its reason are not given.",
    fields: &["DATE_PLACED_CEASED", "LS", "PLACE", "REASON_PLACED_CEASED", "REC"],
    needs: &[
        Need::Now(Table::Episode, &["LS", "PLACE", "REC"]),
        Need::Now(Table::PlacedAdoption, &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let left = |row: &Episode| {
        let freed = is!(row.ls, "E1") || (k.rules < 2025 && is!(row.ls, "D1"));
        (row.is_for_adoption() || freed) && row.left_care() && !row.is_adoption()
    };
    let ended = |row: &PlacedAdoption| row.ceased.is_given() && row.reason.is_given();
    if c.episodes.iter().any(left) && !c.placed.iter().any(ended) {
        hits.each(c.episodes, left);
        hits.add_all(c.placed);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/557.jsonl"));
}
