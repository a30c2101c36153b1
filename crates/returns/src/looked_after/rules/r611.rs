//! 611: The child is a mother, but the birth date of her child is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "611",
    text: "The child is a mother, but the birth date of her child is blank.",
    fields: &["MC_DOB", "MOTHER"],
    needs: &[Need::Now(Table::Header, &["MOTHER", "MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| is!(row.mother, "1") && row.mc_dob.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/611.jsonl"));
}
