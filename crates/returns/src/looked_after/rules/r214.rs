//! 214: A postcode or registration number is given for a respite placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "214",
    text: "A postcode or registration number is given for a respite placement.",
    fields: &["PL_POST", "URN"],
    needs: &[Need::Now(Table::Episode, &["LS", "PL_POST", "URN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_respite() && (row.pl_post.is_given() || row.urn.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/214.jsonl"));
}
