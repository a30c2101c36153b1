//! 192: The child misuses substances, but whether help was received is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "192",
    text: "The child misuses substances, but whether help was received is blank.",
    fields: &["INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[Need::Now(Table::YearInCare, &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| is!(row.substance_misuse, "1") && row.received.is_blank());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/192.jsonl"));
}
