//! 460: A child under 18 is said to have stayed with the carers at 18.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "460",
    text: "A child under 18 is said to have stayed with the carers at 18.",
    fields: &["DEC", "REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.rec, "E17") && row.dec < c.born().plus_years(18));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/460.jsonl"));
}
