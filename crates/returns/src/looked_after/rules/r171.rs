//! 171: The birth date of the mother's child is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "171",
    text: "The birth date of the mother's child is no date.",
    fields: &["MC_DOB"],
    needs: &[Need::Now(Table::Header, &["MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| row.mc_dob.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/171.jsonl"));
}
