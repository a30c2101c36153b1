//! 406: The distance is given for an unaccompanied asylum-seeking child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "406",
    text: "The distance is given for an unaccompanied asylum-seeking child.",
    fields: &["PL_DISTANCE"],
    needs: &[Need::Now(Table::Episode, &["PL_DISTANCE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.is_or_was_uasc(k) {
        hits.each(c.episodes, |row| row.pl_distance.is_given());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/406.jsonl"));
}
