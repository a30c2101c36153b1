//! 1014: Details of an unaccompanied asylum-seeking child are given for a care leaver without an episode in the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1014",
    text: "Details of an unaccompanied asylum-seeking child are given for a care leaver without an episode in the year.",
    fields: &["ACCOM", "ACTIV", "DUC", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "DEC"]),
        Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
        Need::Now(Table::Uasc, &["DOB", "DUC"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    if c.has_care_leaver_data() && !c.uasc.is_empty() && !c.episodes.iter().any(|episode| episode.touches(k)) {
        hits.add_all(c.uasc);
        hits.each(c.oc3, CareLeaver::has_data);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1014.jsonl"));
}
