//! SW14STG2: The next social worker has begun, but the end of this one is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW14STG2",
    text: "The next social worker has begun, but the end of this one is blank.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_left_open(c, hits);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW14STG2.jsonl"));
}
