//! 392d: The postcodes of home and placement are the same, though the child is not placed with the parents.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "392d",
    text: "The postcodes of home and placement are the same, though the child is not placed with the parents.",
    fields: &["HOME_POST", "PLACE", "PL_POST"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "HOME_POST", "PL_POST"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| row.pl_post.is_given() && row.pl_post == row.home_post && !is!(row.place, "P1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/392d.jsonl"));
}
