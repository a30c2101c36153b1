//! 1015: The provider is the council itself, but the placement lies outside its area.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1015",
    text: "The provider is the council itself, but the placement lies outside its area.",
    fields: &["PL_LA"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE", "PLACE_PROVIDER", "PL_LA"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        is!(row.provider, "PR1")
            && row.place.is_given()
            && row.ls.is_given()
            && !(row.is_respite() || row.is_for_adoption() || row.is_fostering())
            && row.pl_la != k.council
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1015.jsonl"));
}
