//! 191: A child looked after all year lacks immunisation, teeth, health or misuse.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "191",
    text: "A child looked after all year lacks immunisation, teeth, health or misuse.",
    fields: &["CHILD", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "RNE", "LS", "DEC", "REC"]),
        Need::Now(Table::YearInCare, YearInCare::ITEMS),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.all_year(k) {
        hits.each(c.oc2, YearInCare::lacks_health);
        if c.oc2.is_empty() {
            hits.add_all(c.episodes);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/191.jsonl"));
}
