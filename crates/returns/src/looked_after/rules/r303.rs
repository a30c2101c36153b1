//! 303: There is a day on which the status of an unaccompanied asylum-seeking child ceased, but the child is said to be none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "303",
    text: "There is a day on which the status of an unaccompanied asylum-seeking child ceased, but the child is said to be none.",
    fields: &["DUC", "UASC"],
    needs: &[Need::Now(Table::Header, &["UASC"]), Need::Now(Table::Uasc, &["DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.header.iter().any(|header| !is!(header.uasc, "1")) && c.uasc.iter().any(|row| row.duc.is_given()) {
        hits.each(c.uasc, |row| row.duc.is_given());
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/303.jsonl"));
}
