//! 1016: Care leaver details are given for a young person who left care after the 17th or 18th birthday of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1016",
    text: "Care leaver details are given for a young person who left care after the 17th or 18th birthday of the year.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[Need::Now(Table::Episode, &["DEC"]), Need::Now(Table::CareLeaver, &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        row.has_data()
            && birthdays(row.dob, k)
                .any(|day| c.episodes.iter().any(|episode| episode.dec >= day && episode.dec <= k.end))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1016.jsonl"));
}
