//! 190: Items of a year in care are given for a child who was not looked after all year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "190",
    text: "Items of a year in care are given for a child who was not looked after all year.",
    fields: YearInCare::ITEMS,
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, YearInCare::ITEMS),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.all_year(k) {
        hits.each(c.oc2, YearInCare::has_items);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/190.jsonl"));
}
