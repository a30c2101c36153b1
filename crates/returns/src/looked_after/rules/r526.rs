//! 526: The provider of the placement is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "526",
    text: "The provider of the placement is missing.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let unplaced =
            if k.rules >= 2026 { is!(row.place, "Z11" | "Z12" | "Z13" | "Z14") } else { is!(row.place, "Z1") };
        row.place.is_given() && row.provider.is_blank() && !row.is_temporary() && !unplaced
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/526.jsonl"));
}
