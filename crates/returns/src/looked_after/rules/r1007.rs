//! 1007: Care leaver details are given for a young person who was still looked after on the 17th or 18th birthday.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1007",
    text: "Care leaver details are given for a young person who was still looked after on the 17th or 18th birthday.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "DEC"]),
        Need::Now(Table::CareLeaver, &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        row.has_data()
            && birthdays(row.dob, k)
                .any(|day| c.episodes.iter().any(|episode| episode.decom <= day && episode.dec > day))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1007.jsonl"));
}
