//! 451: The child is still freed for adoption, though no freeing order could be applied for after 2005.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "451",
    text: "The child is still freed for adoption, though no freeing order could be applied for after 2005.",
    fields: &["DEC", "LS", "REC"],
    needs: &[Need::Now(Table::Episode, &["LS", "DEC", "REC"])],
    from: 2023,
    until: 2023,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.ls, "D1") && row.dec.is_blank() && row.rec.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/451.jsonl"));
}
