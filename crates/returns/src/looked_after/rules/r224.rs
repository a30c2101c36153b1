//! 224: The kind of provider is not that of the registration.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "224",
    text: "The kind of provider is not that of the registration.",
    fields: &["PLACE_PROVIDER"],
    needs: &[Need::Now(Table::Episode, &["PLACE_PROVIDER", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let registered = k.providers(row.urn);
        !registered.is_empty() && !registered.iter().any(|provider| provider.kinds.contains(&row.provider))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/224.jsonl"));
}
