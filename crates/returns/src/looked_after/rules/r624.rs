//! 624: The birth date of the mother's child is not that of last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "624",
    text: "The birth date of the mother's child is not that of last year.",
    fields: &["MC_DOB"],
    needs: &[Need::Now(Table::Header, &["MC_DOB"]), Need::Last(Table::Header, &["MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| c.last.header.iter().any(|last| last.mc_dob.is_given() && !last.mc_dob.same(row.mc_dob)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/624.jsonl"));
}
