//! 168: The unique pupil number is not well formed, nor one of the codes for an unknown number.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "168",
    text: "The unique pupil number is not well formed, nor one of the codes for an unknown number.",
    fields: &["UPN"],
    needs: &[Need::Now(Table::Header, &["UPN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.header, |row| row.upn.code.is_given() && !row.upn.well_formed);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/168.jsonl"));
}
