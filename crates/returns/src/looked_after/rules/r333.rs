//! 333: Adoption was found to be in the child's interest only after the child was matched with adopters.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "333",
    text: "Adoption was found to be in the child's interest only after the child was matched with adopters.",
    fields: &["DATE_INT"],
    needs: &[Need::Now(Table::Adoption, &["DATE_INT", "DATE_MATCH"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.date_match.is_day() && !(row.date_int <= row.date_match));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/333.jsonl"));
}
