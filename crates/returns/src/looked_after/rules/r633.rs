//! 633: The council of the earlier permanence is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "633",
    text: "The council of the earlier permanence is not a valid code.",
    fields: &["LA_PERM"],
    needs: &[Need::Now(Table::Permanence, &["LA_PERM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.prev_perm, |row| row.la_perm.is_given() && !is_council(row.la_perm));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/633.jsonl"));
}
