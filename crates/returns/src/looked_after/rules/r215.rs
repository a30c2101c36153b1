//! 215: A care leaver has items of a child looked after for a year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "215",
    text: "A care leaver has items of a child looked after for a year.",
    fields: &[
        "ACCOM",
        "ACTIV",
        "CONVICTED",
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "INTERVENTION_OFFERED",
        "INTERVENTION_RECEIVED",
        "IN_TOUCH",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ],
    needs: &[
        Need::Now(
            Table::YearInCare,
            &[
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            ],
        ),
        Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.has_care_leaver_data() && c.oc2.iter().any(YearInCare::has_items) {
        hits.each(c.oc3, CareLeaver::has_data);
        hits.each(c.oc2, YearInCare::has_items);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/215.jsonl"));
}
