//! 148: Of the end of the episode and the reason for it only one is given.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "148",
    text: "Of the end of the episode and the reason for it only one is given.",
    fields: &["DEC", "REC"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.dec.is_given() != row.rec.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/148.jsonl"));
}
