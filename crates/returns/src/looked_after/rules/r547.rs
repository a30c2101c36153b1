//! 547: Health checks are up to date, but not all of immunisation, teeth, health and misuse are told.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "547",
    text: "Health checks are up to date, but not all of immunisation, teeth, health and misuse are told.",
    fields: &["HEALTH_ASSESSMENT", "HEALTH_CHECK", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[Need::Now(
        Table::YearInCare,
        &["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
    )],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc2, |row| is!(row.health_check, "1") && row.lacks_health());
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/547.jsonl"));
}
