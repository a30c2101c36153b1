//! 370: A child in independent living is too young for it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "370",
    text: "A child in independent living is too young for it.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let years = if k.rules >= 2024 { 16 } else { 15 };
    hits.each(c.episodes, |row| is!(row.place, "P2") && row.decom < c.born().plus_years(years));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/370.jsonl"));
}
