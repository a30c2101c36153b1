//! 164: The distance from home to placement is not between 0 and 999.9 miles.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "164",
    text: "The distance from home to placement is not between 0 and 999.9 miles.",
    fields: &["PL_DISTANCE"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_DISTANCE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.is_or_was_uasc(k) {
        hits.each(c.episodes, |row| {
            let wrong = row.pl_distance.value().is_none_or(|miles| !(0.0..=999.9).contains(&miles));
            !row.is_respite() && row.pl_distance.is_given() && wrong
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/164.jsonl"));
}
