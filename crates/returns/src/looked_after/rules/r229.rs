//! 229: Whether the council itself is the provider does not agree with the area of the registration.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "229",
    text: "Whether the council itself is the provider does not agree with the area of the registration.",
    fields: &["PLACE_PROVIDER", "URN"],
    needs: &[Need::Now(Table::Episode, &["PLACE_PROVIDER", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let registered = k.providers(row.urn);
        let own = registered.iter().any(|provider| provider.council == k.council);
        !registered.is_empty() && ((is!(row.provider, "PR1") && !own) || (is!(row.provider, "PR2") && own))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/229.jsonl"));
}
