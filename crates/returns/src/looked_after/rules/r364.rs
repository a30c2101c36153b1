//! 364: The child was held for longer than 21 days under the rules for detained children.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "364",
    text: "The child was held for longer than 21 days under the rules for detained children.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    flag_spells(c, k, hits, Code::new("J2"), 21);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/364.jsonl"));
}
