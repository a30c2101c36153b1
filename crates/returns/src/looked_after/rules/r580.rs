//! 580: The child was missing when it left care, but the reason says otherwise.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "580",
    text: "The child was missing when it left care, but the reason says otherwise.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Missing, &["DOB", "MISSING", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        row.left_care() && !is!(row.rec, "E8") && c.missing.iter().any(|missing| missing.end == row.dec)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/580.jsonl"));
}
