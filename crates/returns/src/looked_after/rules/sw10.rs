//! SW10STG2: The social worker runs on past the end of an earlier one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW10STG2",
    text: "The social worker runs on past the end of an earlier one.",
    fields: &["SW_DECOM"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let mut latest = Date::BLANK;
    for row in c.social_workers {
        if row.dec > latest && !(k.rules >= 2025 && is!(row.reason, "FCONTA")) {
            hits.add(row);
        }
        latest = if latest.is_blank() || row.dec > latest { row.dec } else { latest };
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW10STG2.jsonl"));
}
