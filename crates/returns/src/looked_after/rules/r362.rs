//! 362: An emergency protection order lasted longer than 21 days.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "362",
    text: "An emergency protection order lasted longer than 21 days.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    flag_spells(c, k, hits, Code::new("L2"), 21);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/362.jsonl"));
}
