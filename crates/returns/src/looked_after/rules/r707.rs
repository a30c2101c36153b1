//! 707: The child has left care, but the deprivation of liberty goes on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "707",
    text: "The child has left care, but the deprivation of liberty goes on.",
    fields: &["DOLO_END"],
    needs: &[
        Need::Now(Table::Deprivation, &["DOLO_START", "DOLO_END"]),
        Need::Now(Table::Episode, &["DECOM", "LS", "DEC", "REC"]),
    ],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| outlasts_care(c, row.start, row.end));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/707.jsonl"));
}
