//! 105: Whether the child is an unaccompanied asylum-seeking child is not said by 0 or 1.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "105",
    text: "Whether the child is an unaccompanied asylum-seeking child is not said by 0 or 1.",
    fields: &["UASC"],
    needs: &[Need::Now(Table::Header, &["UASC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if k.from_xml {
        hits.each(c.header, |row| !is!(row.uasc, "0" | "1"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/105.jsonl"));
}
