//! 205B: The child is an unaccompanied asylum-seeking child in both years, but that does not cease with the 18th birthday.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "205B",
    text: "The child is an unaccompanied asylum-seeking child in both years, but that does not cease with the 18th birthday.",
    fields: &["DUC", "UASC"],
    needs: &[Need::Now(Table::Uasc, &["DOB", "DUC"]), Need::Last(Table::Uasc, &["DOB", "DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let other_day = |row: &Uasc| row.duc.is_day() && row.duc != row.dob.plus_years(18);
    if c.was_uasc(k) && c.is_uasc(k) && c.uasc.iter().any(other_day) {
        hits.each(c.uasc, other_day);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/205B.jsonl"));
}
