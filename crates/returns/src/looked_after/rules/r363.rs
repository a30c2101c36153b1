//! 363: A child assessment order lasted longer than 7 days.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "363",
    text: "A child assessment order lasted longer than 7 days.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    flag_spells(c, k, hits, Code::new("L3"), 7);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/363.jsonl"));
}
