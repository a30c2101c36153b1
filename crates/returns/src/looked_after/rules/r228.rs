//! 228: The registration of the provider ended before the episode did.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "228",
    text: "The registration of the provider ended before the episode did.",
    fields: &["DEC", "URN"],
    needs: &[Need::Now(Table::Episode, &["DEC", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let end = if row.dec.is_blank() { k.end } else { row.dec };
        let registered = k.providers(row.urn);
        !registered.is_empty() && registered.iter().all(|provider| end > provider.closed)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/228.jsonl"));
}
