//! 177: The legal status of the adopters is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "177",
    text: "The legal status of the adopters is not a valid code.",
    fields: &["LS_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["LS_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.ls_adoptr.is_given() && !is!(row.ls_adoptr, "L0" | "L11" | "L12" | "L2" | "L3" | "L4"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/177.jsonl"));
}
