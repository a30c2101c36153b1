//! 1008: The registration number of the provider is not one of the regulator's list.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1008",
    text: "The registration number of the provider is not one of the regulator's list.",
    fields: &["URN"],
    needs: &[Need::Now(Table::Episode, &["URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.urn.is_given() && !is!(row.urn, "XXXXXXX") && !k.is_provider(row.urn));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1008.jsonl"));
}
