//! 175: The number of adopters is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "175",
    text: "The number of adopters is not a valid code.",
    fields: &["NB_ADOPTR"],
    needs: &[Need::Now(Table::Adoption, &["NB_ADOPTR"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.nb_adoptr.is_given() && !is!(row.nb_adoptr, "1" | "2"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/175.jsonl"));
}
