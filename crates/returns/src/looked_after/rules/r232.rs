//! 232: The sex of the child is not known: check it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "232",
    text: "The sex of the child is not known: check it.",
    fields: &["SEX"],
    needs: &[Need::Now(Table::Header, &["SEX"])],
    from: 2025,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| is!(row.sex, "U" | "u"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/232.jsonl"));
}
