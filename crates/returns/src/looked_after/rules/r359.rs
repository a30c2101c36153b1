//! 359: A young person of 18 is in care otherwise than by agreement in a community home.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "359",
    text: "A young person of 18 is in care otherwise than by agreement in a community home.",
    fields: &["DEC", "LS", "PLACE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE", "DEC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let adult = c.born().plus_years(18);
    hits.each(c.episodes, |row| {
        let still = if row.dec.is_blank() { adult < k.end } else { row.dec > adult };
        still && !(is!(row.ls, "V2") && is!(row.place, "K2"))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/359.jsonl"));
}
