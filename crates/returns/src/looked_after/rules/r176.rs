//! 176: The sex of the adopters is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "176",
    text: "The sex of the adopters is not a valid code.",
    fields: &["SEX_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["SEX_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.sex_adoptr.is_given() && !is!(row.sex_adoptr, "M1" | "F1" | "MM" | "FF" | "MF"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/176.jsonl"));
}
