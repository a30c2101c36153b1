//! 704: The deprivation of liberty ended before or after the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "704",
    text: "The deprivation of liberty ended before or after the year.",
    fields: &["DOLO_END"],
    needs: &[Need::Now(Table::Deprivation, &["DOLO_END"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| row.end < k.start || row.end > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/704.jsonl"));
}
