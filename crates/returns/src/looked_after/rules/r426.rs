//! 426: Both kinds of respite are recorded for one child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "426",
    text: "Both kinds of respite are recorded for one child.",
    fields: &["LS"],
    needs: &[Need::Now(Table::Episode, &["LS"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let has = |status: Code| c.episodes.iter().any(|row| row.ls == status);
    if has(Code::new("V3")) && has(Code::new("V4")) {
        hits.each(c.episodes, |row| is!(row.ls, "V3" | "V4"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/426.jsonl"));
}
