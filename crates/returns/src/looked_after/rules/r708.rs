//! 708: The deprivation of liberty began on the day of birth or before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "708",
    text: "The deprivation of liberty began on the day of birth or before.",
    fields: &["DOLO_START"],
    needs: &[Need::Now(Table::Deprivation, &["DOB", "DOLO_START"])],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.dolo, |row| row.start <= row.dob);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/708.jsonl"));
}
