//! 193: Help with misuse is told of a child who is not said to misuse substances.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "193",
    text: "Help with misuse is told of a child who is not said to misuse substances.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[Need::Now(Table::YearInCare, &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| !is!(row.substance_misuse, "1") && (row.received.is_given() || row.offered.is_given()));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/193.jsonl"));
}
