//! 577: The child has left care, but the time of being missing goes on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "577",
    text: "The child has left care, but the time of being missing goes on.",
    fields: &["MIS_END"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "LS", "DEC", "REC"]),
        Need::Now(Table::Missing, &["MIS_START", "MIS_END"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| outlasts_care(c, row.start, row.end));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/577.jsonl"));
}
