//! 628: Whether a care leaver is a mother is told, though she was not looked after in the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "628",
    text: "Whether a care leaver is a mother is told, though she was not looked after in the year.",
    fields: &["MOTHER"],
    needs: &[
        Need::Now(Table::Episode, &[]),
        Need::Now(Table::Header, &["MOTHER"]),
        Need::Now(Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if c.episodes.is_empty() && c.has_care_leaver_data() {
        hits.each(c.header, |row| row.mother.is_given());
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/628.jsonl"));
}
