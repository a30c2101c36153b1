//! 392c: A postcode of home or placement does not exist.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "392c",
    text: "A postcode of home or placement does not exist.",
    fields: &["HOME_POST", "PL_POST"],
    needs: &[Need::Now(Table::Episode, &["HOME_POST", "PL_POST"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| !exists(row.home_post, k) || !exists(row.pl_post, k));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/392c.jsonl"));
}
