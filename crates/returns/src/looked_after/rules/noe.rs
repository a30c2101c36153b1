//! NoE: The child was in care before the year, but last year's return has no episode of it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "NoE",
    text: "The child was in care before the year, but last year's return has no episode of it.",
    fields: &["DECOM"],
    needs: &[Need::Now(Table::Episode, &["DECOM"]), Need::Last(Table::Episode, &[])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.last.episodes.is_empty() {
        hits.each(c.episodes, |row| row.decom < k.start);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/NoE.jsonl"));
}
