//! 392b: A postcode of home or placement is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "392b",
    text: "A postcode of home or placement is missing.",
    fields: &["HOME_POST", "PL_POST"],
    needs: &[Need::Now(Table::Episode, &["LS", "HOME_POST", "PL_POST"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if !c.is_or_was_uasc(k) {
        hits.each(c.episodes, |row| (row.home_post.is_blank() || row.pl_post.is_blank()) && !row.is_respite());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/392b.jsonl"));
}
