//! SW16cSTG2: The reason for the first social worker is another than that of the one left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW16cSTG2",
    text: "The reason for the first social worker is another than that of the one left open last year.",
    fields: &["SW_REASON"],
    needs: WORKERS_OF_BOTH_YEARS,
    from: 2025,
    until: 2025,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_worker(c, hits, |row, last| row.decom == last.decom && row.reason != last.reason);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW16cSTG2.jsonl"));
}
