//! 227: The registration of the provider had ended when the episode began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "227",
    text: "The registration of the provider had ended when the episode began.",
    fields: &["DECOM", "URN"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let registered = k.providers(row.urn);
        !registered.is_empty() && registered.iter().all(|provider| row.decom >= provider.closed)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/227.jsonl"));
}
