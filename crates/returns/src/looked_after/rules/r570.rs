//! 570: The child went missing after the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "570",
    text: "The child went missing after the end of the year.",
    fields: &["MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MIS_START"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.start > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/570.jsonl"));
}
