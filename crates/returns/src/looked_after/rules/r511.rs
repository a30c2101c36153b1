//! 511: There are two adopters, but the code of their sex is that of one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "511",
    text: "There are two adopters, but the code of their sex is that of one.",
    fields: &["NB_ADOPTR", "SEX_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["NB_ADOPTR", "SEX_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| is!(row.nb_adoptr, "2") && is!(row.sex_adoptr, "M1" | "F1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/511.jsonl"));
}
