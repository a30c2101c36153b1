//! 219: The provider is not registered for the type of placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "219",
    text: "The provider is not registered for the type of placement.",
    fields: &["PLACE", "URN"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let registered = k.providers(row.urn);
        !registered.is_empty() && !registered.iter().any(|provider| provider.places.contains(&row.place))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/219.jsonl"));
}
