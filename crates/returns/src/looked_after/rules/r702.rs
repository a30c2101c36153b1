//! 702: The deprivation of liberty ended before or when it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "702",
    text: "The deprivation of liberty ended before or when it began.",
    fields: &["DOLO_START", "DOLO_END"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_START", "DOLO_END"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| row.end <= row.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/702.jsonl"));
}
