//! 519: The adopters are civil partners, but the code of sex is not that of a couple.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "519",
    text: "The adopters are civil partners, but the code of sex is not that of a couple.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["SEX_ADOPTR", "LS_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| is!(row.ls_adoptr, "L2") && !is!(row.sex_adoptr, "MM" | "FF" | "MF"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/519.jsonl"));
}
