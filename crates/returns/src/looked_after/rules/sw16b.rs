//! SW16bSTG2: The first social worker began on another day than the one left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW16bSTG2",
    text: "The first social worker began on another day than the one left open last year.",
    fields: &["SW_DECOM"],
    needs: WORKERS_OF_BOTH_YEARS,
    from: 2025,
    until: 2025,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_worker(c, hits, |row, last| row.decom.is_day() && row.decom != last.decom);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW16bSTG2.jsonl"));
}
