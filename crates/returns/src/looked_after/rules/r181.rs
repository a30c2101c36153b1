//! 181: An item of a child looked after for a year is neither 0 nor 1.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "181",
    text: "An item of a child looked after for a year is neither 0 nor 1.",
    fields: YearInCare::ITEMS,
    needs: &[Need::Now(Table::YearInCare, YearInCare::ITEMS)],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.items().iter().any(|item| item.is_given() && !is!(*item, "0" | "1")));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/181.jsonl"));
}
