//! 174: A boy is given the birth date of a child of his own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "174",
    text: "A boy is given the birth date of a child of his own.",
    fields: &["MC_DOB", "SEX"],
    needs: &[Need::Now(Table::Header, &["SEX", "MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| {
        row.mc_dob.is_given() && if k.rules >= 2025 { is!(row.sex, "M" | "1") } else { is!(row.sex, "1") }
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/174.jsonl"));
}
