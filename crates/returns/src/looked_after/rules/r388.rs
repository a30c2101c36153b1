//! 388: The end of the episode says that another follows and none does, or that care ended and another follows on the same day.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "388",
    text: "The end of the episode says that another follows and none does, or that care ended and another follows on the same day.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (at, row) in c.episodes.iter().enumerate() {
        let follows = c.episodes.get(at + 1).is_some_and(|next| next.decom == row.dec);
        let broken = is!(row.rec, "X1") && row.dec.is_day() && !follows;
        if broken || (row.left_care() && follows) {
            hits.add(row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/388.jsonl"));
}
