//! 1004: The day on which the child went missing or away is no date, or is left out though the return is dated.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1004",
    text: "The day on which the child went missing or away is no date, or is left out though the return is dated.",
    fields: &["MIS_START"],
    needs: &[Need::Now(Table::Missing, &["MIS_START", "MIS_END"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.missing, |row| row.start.is_bad() || (row.start.is_blank() && row.end.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1004.jsonl"));
}
