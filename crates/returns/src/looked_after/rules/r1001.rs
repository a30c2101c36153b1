//! 1001: Care leaver details are given, but the episodes do not make the young person a relevant child: thirteen weeks of care after the 14th birthday, some of it after the 16th, and no adoption.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1001",
    text: "Care leaver details are given, but the episodes do not make the young person a relevant child: thirteen weeks of care after the 14th birthday, some of it after the 16th, and no adoption.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "LS", "DEC", "REC"]),
        Need::Last(Table::Episode, &["DECOM", "LS", "DEC", "REC"]),
        Need::Now(Table::Header, &["DOB"]),
        Need::Now(Table::CareLeaver, &[]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let (fourteen, sixteen) = (c.born().plus_years(14), c.born().plus_years(16));
    let (mut days, mut past_sixteen, mut adopted) = (0, false, false);
    let repeated = |episode: &Episode| c.last.episodes.iter().any(|last| last.decom == episode.decom);
    let this_year = c.episodes.iter().filter(|episode| !repeated(episode));
    for episode in c.last.episodes.iter().chain(this_year).filter(|episode| !episode.is_respite()) {
        let end = episode.dec.or(k.end);
        let start = if episode.decom < fourteen { fourteen } else { episode.decom };
        days += end.days_since(start).map_or(0, |length| length.max(0));
        past_sixteen |= end >= sixteen;
        adopted |= episode.is_adoption();
    }
    if days < 91 || !past_sixteen || adopted {
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1001.jsonl"));
}
