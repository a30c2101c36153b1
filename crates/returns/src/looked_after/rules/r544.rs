//! 544: Offending is told, but not all of immunisation, teeth, health and misuse.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "544",
    text: "Offending is told, but not all of immunisation, teeth, health and misuse.",
    fields: &["CONVICTED", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[Need::Now(
        Table::YearInCare,
        &["CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
    )],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| row.convicted.is_given() && row.lacks_health());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/544.jsonl"));
}
