//! 586: The child went missing before it was born.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "586",
    text: "The child went missing before it was born.",
    fields: &["MIS_START"],
    needs: &[Need::Now(Table::Missing, &["DOB", "MIS_START"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.start < row.dob);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/586.jsonl"));
}
