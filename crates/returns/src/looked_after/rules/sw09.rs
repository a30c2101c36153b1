//! SW09STG2: The social worker ended on the day on which it began.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW09STG2",
    text: "The social worker ended on the day on which it began.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.dec == row.decom);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW09STG2.jsonl"));
}
