//! 626: The child was no mother last year, but her child was born before this one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "626",
    text: "The child was no mother last year, but her child was born before this one.",
    fields: &["MC_DOB", "MOTHER"],
    needs: &[Need::Now(Table::Header, &["MOTHER", "MC_DOB"]), Need::Last(Table::Header, &["MOTHER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.last.header.iter().any(|last| is!(last.mother, "0" | "0.0")) {
        hits.each(c.header, |row| is!(row.mother, "1" | "1.0") && row.mc_dob < k.start);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/626.jsonl"));
}
