//! 703: The deprivation of liberty began after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "703",
    text: "The deprivation of liberty began after the end of the year.",
    fields: &["DOLO_START"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_START"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| row.start > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/703.jsonl"));
}
