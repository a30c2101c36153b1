//! 104: The day on which the status of an unaccompanied asylum-seeking child ceased is no date, or lies before the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "104",
    text: "The day on which the status of an unaccompanied asylum-seeking child ceased is no date, or lies before the year.",
    fields: &["DUC"],
    needs: &[Need::Now(Table::Uasc, &["DUC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.uasc, |row| row.duc.is_bad() || row.duc < k.start);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/104.jsonl"));
}
