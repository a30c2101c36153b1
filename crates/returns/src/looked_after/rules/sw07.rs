//! SW07STG2: The social worker ended before the time that is reported, or after the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW07STG2",
    text: "The social worker ended before the time that is reported, or after the year.",
    fields: &["SW_DEC"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let start = if k.rules >= 2025 { k.start.plus_years(-1) } else { k.start };
    hits.each(c.social_workers, |row| row.dec < start || row.dec > k.end);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW07STG2.jsonl"));
}
