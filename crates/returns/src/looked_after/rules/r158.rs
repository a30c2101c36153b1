//! 158: Help with misuse was received, so whether it was offered should be left blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "158",
    text: "Help with misuse was received, so whether it was offered should be left blank.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED"],
    needs: &[Need::Now(Table::YearInCare, &["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| is!(row.received, "1") && row.offered.is_given());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/158.jsonl"));
}
