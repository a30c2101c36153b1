//! 209: A child of school age has the code for one who is too young for a unique pupil number.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "209",
    text: "A child of school age has the code for one who is too young for a unique pupil number.",
    fields: &["DOB", "UPN"],
    needs: &[Need::Now(Table::Header, &["DOB", "UPN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| is!(row.upn.code, "UN1") && row.dob.plus_years(5) <= k.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/209.jsonl"));
}
