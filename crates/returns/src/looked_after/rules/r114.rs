//! 114: Whether the former carers adopted the child is not said by 0 or 1.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "114",
    text: "Whether the former carers adopted the child is not said by 0 or 1.",
    fields: &["FOSTER_CARE"],
    needs: &[Need::Now(Table::Adoption, &["FOSTER_CARE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.ad1, |row| row.foster_care.is_given() && !is!(row.foster_care, "0" | "1"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/114.jsonl"));
}
