//! SW08STG2: The next social worker has begun, but this one has not ended.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW08STG2",
    text: "The next social worker has begun, but this one has not ended.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_left_open(c, hits);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW08STG2.jsonl"));
}
