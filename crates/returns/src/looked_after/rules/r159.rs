//! 159: The child misuses substances and got no help, but whether help was offered is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "159",
    text: "The child misuses substances and got no help, but whether help was offered is blank.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[Need::Now(Table::YearInCare, &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| is!(row.substance_misuse, "1") && is!(row.received, "0") && row.offered.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/159.jsonl"));
}
