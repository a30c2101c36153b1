//! 514: The legal status is that of a single adopter, but the code of sex is not.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "514",
    text: "The legal status is that of a single adopter, but the code of sex is not.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["SEX_ADOPTR", "LS_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| is!(row.ls_adoptr, "L0") && !is!(row.sex_adoptr, "M1" | "F1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/514.jsonl"));
}
