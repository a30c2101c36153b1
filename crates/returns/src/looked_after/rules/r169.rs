//! 169: The council in whose area the placement lies is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "169",
    text: "The council in whose area the placement lies is missing.",
    fields: &["PL_LA"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_LA"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.pl_la.is_blank() && !row.is_respite());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/169.jsonl"));
}
