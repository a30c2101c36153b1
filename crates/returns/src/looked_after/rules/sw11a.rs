//! SW11aSTG2: More than five days lie between one social worker and the next, or the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW11aSTG2",
    text: "More than five days lie between one social worker and the next, or the end of the year.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: 2024,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let mut rows: Vec<&SocialWorker> = c.social_workers.iter().collect();
    rows.sort_unstable_by_key(|row| row.row());
    for (before, row) in rows.iter().zip(rows.iter().skip(1)) {
        if row.decom.or(k.end).days_since(before.dec).is_some_and(|days| days > 5) {
            hits.add(*row);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW11aSTG2.jsonl"));
}
