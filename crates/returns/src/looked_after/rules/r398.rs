//! 398: A postcode is given for a respite placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "398",
    text: "A postcode is given for a respite placement.",
    fields: &["HOME_POST", "LS", "PL_POST"],
    needs: &[Need::Now(Table::Episode, &["LS", "HOME_POST", "PL_POST"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.is_respite() && (row.home_post.is_given() || row.pl_post.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/398.jsonl"));
}
