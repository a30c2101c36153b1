//! 524: The adopters are a married couple of the same sex, but the code of sex says otherwise.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "524",
    text: "The adopters are a married couple of the same sex, but the code of sex says otherwise.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["SEX_ADOPTR", "LS_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| is!(row.ls_adoptr, "L12") && !is!(row.sex_adoptr, "MM" | "FF"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/524.jsonl"));
}
