//! SW16aSTG2: The first social worker is another than the one left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW16aSTG2",
    text: "The first social worker is another than the one left open last year.",
    fields: &["SW_ID"],
    needs: &[
        Need::Now(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_DEC"]),
        Need::Last(Table::SocialWorker, &["SW_ID", "SW_DECOM", "SW_DEC"]),
    ],
    from: 2025,
    until: 2025,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_worker(c, hits, |row, last| row.decom == last.decom && row.id != last.id);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW16aSTG2.jsonl"));
}
