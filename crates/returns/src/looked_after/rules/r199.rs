//! 199: The child was adopted from care in an earlier episode.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "199",
    text: "The child was adopted from care in an earlier episode.",
    fields: &["CHILD"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let after = |adopted: &Episode, row: &Episode| adopted.is_adoption() && adopted.decom < row.decom;
    hits.each(c.episodes, |row| {
        c.last.episodes.iter().any(|adopted| after(adopted, row))
            || c.episodes.iter().any(|adopted| after(adopted, row))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/199.jsonl"));
}
