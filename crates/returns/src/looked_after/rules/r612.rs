//! 612: The birth date of her child is given, but the girl is not said to be a mother.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "612",
    text: "The birth date of her child is given, but the girl is not said to be a mother.",
    fields: &["MC_DOB", "MOTHER", "SEX"],
    needs: &[Need::Now(Table::Header, &["SEX", "MOTHER", "MC_DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| {
        let female = if k.rules >= 2025 { is!(row.sex, "F") } else { is!(row.sex, "2") };
        female && !is!(row.mother, "1") && row.mc_dob.is_given()
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/612.jsonl"));
}
