//! 101: The sex of the child is missing or not a valid code of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "101",
    text: "The sex of the child is missing or not a valid code of the year.",
    fields: &["SEX"],
    needs: &[Need::Now(Table::Header, &["SEX"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| !if k.rules >= 2025 { is!(row.sex, "M" | "F" | "U") } else { is!(row.sex, "1" | "2") });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/101.jsonl"));
}
