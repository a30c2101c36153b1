//! 205D: The child is an unaccompanied asylum-seeking child this year and was none last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "205D",
    text: "The child is an unaccompanied asylum-seeking child this year and was none last year.",
    fields: &["CHILD", "UASC"],
    needs: &[Need::Now(Table::Uasc, &["DOB", "DUC"]), Need::Last(Table::Uasc, &["DOB", "DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.is_uasc(k) && !c.was_uasc(k) && !c.last.uasc.is_empty() {
        if k.header_has("UASC") { hits.add_all(c.header) } else { hits.add_all(c.uasc) }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/205D.jsonl"));
}
