//! SW02STG1: The social worker's number begins neither with SW nor with XX.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW02STG1",
    text: "The social worker's number begins neither with SW nor with XX.",
    fields: &["SW_ID"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_ID"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| row.id.is_given() && !row.id.begins("SW") && !row.id.begins("XX"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW02STG1.jsonl"));
}
