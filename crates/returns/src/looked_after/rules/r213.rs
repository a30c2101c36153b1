//! 213: A provider is given for a kind of placement that has none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "213",
    text: "A provider is given for a kind of placement that has none.",
    fields: &["PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let unplaced = k.rules >= 2026 && is!(row.place, "Z11" | "Z12" | "Z13" | "Z14");
        row.provider.is_given() && (row.is_temporary() || unplaced)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/213.jsonl"));
}
