//! 620: A mother is under 11 at the start of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "620",
    text: "A mother is under 11 at the start of the year.",
    fields: &["DOB", "MOTHER"],
    needs: &[Need::Now(Table::Header, &["DOB", "MOTHER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| is!(row.mother, "1") && row.dob.plus_years(11) > k.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/620.jsonl"));
}
