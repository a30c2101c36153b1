//! 632: The day of the earlier order is no date, or not before the child came into care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "632",
    text: "The day of the earlier order is no date, or not before the child came into care.",
    fields: &["DATE_PERM", "DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"]), Need::Now(Table::Permanence, &["DATE_PERM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(first) = c.episodes.first() else { return };
    for row in c.prev_perm.iter().filter(|row| row.date_perm.is_unreadable() || row.date_perm >= first.decom) {
        hits.add(row);
        hits.add(first);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/632.jsonl"));
}
