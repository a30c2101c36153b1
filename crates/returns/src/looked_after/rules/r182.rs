//! 182: Immunisation, teeth, health and misuse are not all filled in, though other items are.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "182",
    text: "Immunisation, teeth, health and misuse are not all filled in, though other items are.",
    fields: YearInCare::ITEMS,
    needs: &[Need::Now(Table::YearInCare, YearInCare::ITEMS)],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.has_items() && row.lacks_health());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/182.jsonl"));
}
