//! 226: A reason for the change of placement is given for a move into or out of a temporary placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "226",
    text: "A reason for the change of placement is given for a move into or out of a temporary placement.",
    fields: &["PLACE", "REASON_PLACE_CHANGE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "PLACE", "REASON_PLACE_CHANGE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let mut before = Code::BLANK;
    for row in c.episodes {
        if row.is_temporary() && (row.reason.is_given() || before.is_given()) {
            hits.add(row);
        }
        before = row.reason;
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/226.jsonl"));
}
