//! 304: The status of an unaccompanied asylum-seeking child ceased after the 18th birthday.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "304",
    text: "The status of an unaccompanied asylum-seeking child ceased after the 18th birthday.",
    fields: &["DUC"],
    needs: &[Need::Now(Table::Uasc, &["DOB", "DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.uasc, |row| row.duc > row.dob.plus_years(18));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/304.jsonl"));
}
