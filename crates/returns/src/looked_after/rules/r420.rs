//! 420: The council of the placement is given for respite.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "420",
    text: "The council of the placement is given for respite.",
    fields: &["PL_LA"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_LA"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_respite() && row.pl_la.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/420.jsonl"));
}
