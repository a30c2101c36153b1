//! 529: Another public body cannot be the provider of this placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "529",
    text: "Another public body cannot be the provider of this placement.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "PLACE_PROVIDER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let place = is!(row.place, "P1" | "K1" | "K2") || row.is_for_adoption() || row.is_fostering();
        is!(row.provider, "PR3") && place
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/529.jsonl"));
}
