//! 178: The provider is not a valid code, is missing where the placement needs one, or is given where it needs none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "178",
    text: "The provider is not a valid code, is missing where the placement needs one, or is given where it needs none.",
    fields: &["PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let unplaced = is!(row.place, "Z11" | "Z12" | "Z13" | "Z14");
        let none_wanted =
            is!(row.place, "T0" | "T1" | "T2" | "T3") || if k.rules >= 2026 { unplaced } else { is!(row.place, "Z1") };
        let valid = is!(row.provider, "PR0" | "PR1" | "PR2" | "PR3" | "PR4" | "PR5");
        let lacking = row.place.is_given() && !valid && !unplaced && !is!(row.place, "Z1");
        lacking || (none_wanted && row.provider.is_given())
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/178.jsonl"));
}
