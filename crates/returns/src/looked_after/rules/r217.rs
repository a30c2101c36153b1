//! 217: A child placed for adoption with the present carers has a reason for the new episode that says otherwise.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "217",
    text: "A child placed for adoption with the present carers has a reason for the new episode that says otherwise.",
    fields: &["DECOM", "PLACE", "RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE", "PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        is!(row.place, "A3" | "A5") && row.decom >= Date::of(2015, 4, 1) && !is!(row.rne, "S" | "T" | "U")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/217.jsonl"));
}
