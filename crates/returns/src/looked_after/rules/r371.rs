//! 371: A child in supported accommodation is too young for it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "371",
    text: "A child in supported accommodation is too young for it.",
    fields: &["DECOM", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let years = if k.rules >= 2024 { 16 } else { 14 };
    hits.each(c.episodes, |row| {
        let supported = if k.rules >= 2025 { is!(row.place, "K3") } else { is!(row.place, "H5") };
        supported && row.decom < c.born().plus_years(years)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/371.jsonl"));
}
