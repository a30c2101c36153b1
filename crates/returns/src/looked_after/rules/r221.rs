//! 221: The postcode of the placement is not that of the provider.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "221",
    text: "The postcode of the placement is not that of the provider.",
    fields: &["PL_POST"],
    needs: &[Need::Now(Table::Episode, &["LS", "PLACE", "PL_POST", "URN"]), Need::Providers],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let home = is!(row.place, "K1" | "K2" | "R3" | "S1")
            || if k.rules >= 2025 { is!(row.place, "K3") } else { is!(row.place, "H5") };
        let registered = k.providers(row.urn);
        let there = registered.iter().any(|provider| provider.postcode == row.pl_post.squeezed());
        home && !row.is_respite() && row.pl_post.is_given() && !registered.is_empty() && !there
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/221.jsonl"));
}
