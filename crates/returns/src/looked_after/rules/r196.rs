//! 196: The reason for no strengths and difficulties score is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "196",
    text: "The reason for no strengths and difficulties score is not a valid code.",
    fields: &["SDQ_REASON"],
    needs: &[Need::Now(Table::YearInCare, &["SDQ_REASON"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| {
        row.sdq_reason.is_given() && !is!(row.sdq_reason, "SDQ1" | "SDQ2" | "SDQ3" | "SDQ4" | "SDQ5")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/196.jsonl"));
}
