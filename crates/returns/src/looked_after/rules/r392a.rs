//! 392a: The distance from home to placement is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "392a",
    text: "The distance from home to placement is missing.",
    fields: &["PL_DISTANCE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_DISTANCE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.is_or_was_uasc(k) {
        hits.each(c.episodes, |row| row.pl_distance.is_blank() && !row.is_respite());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/392a.jsonl"));
}
