//! 205C: The child is an unaccompanied asylum-seeking child in neither year, but there is a day on which that ceased.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "205C",
    text: "The child is an unaccompanied asylum-seeking child in neither year, but there is a day on which that ceased.",
    fields: &["DUC", "UASC"],
    needs: &[Need::Now(Table::Uasc, &["DOB", "DUC"]), Need::Last(Table::Uasc, &["DOB", "DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let dated = |row: &Uasc| row.duc.is_day();
    if !c.was_uasc(k) && !c.is_uasc(k) && (c.uasc.iter().any(dated) || c.last.uasc.iter().any(dated)) {
        hits.add_all(c.uasc);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/205C.jsonl"));
}
