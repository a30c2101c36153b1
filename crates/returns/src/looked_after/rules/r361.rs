//! 361: Police protection lasted longer than 72 hours.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "361",
    text: "Police protection lasted longer than 72 hours.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    flag_spells(c, k, hits, Code::new("L1"), 3);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/361.jsonl"));
}
