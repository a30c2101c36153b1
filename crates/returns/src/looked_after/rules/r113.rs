//! 113: The day on which the child was matched with adopters is no date.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "113",
    text: "The day on which the child was matched with adopters is no date.",
    fields: &["DATE_MATCH"],
    needs: &[Need::Now(Table::Adoption, &["DATE_MATCH"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.date_match.is_bad());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/113.jsonl"));
}
