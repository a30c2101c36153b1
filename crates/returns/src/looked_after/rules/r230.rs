//! 230: The registration number is missing for supported accommodation in England from 28 October 2023.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "230",
    text: "The registration number is missing for supported accommodation in England from 28 October 2023.",
    fields: &["PLACE", "DEC", "URN"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "DEC", "URN", "PL_LA"])],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let lately = row.dec.is_blank() || row.dec > Date::of(2023, 10, 28);
        let missing = row.urn.is_blank() || is!(row.urn, "XXXXXXX");
        is!(row.place, "H5") && lately && missing && !is_abroad(row.pl_la)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/230.jsonl"));
}
