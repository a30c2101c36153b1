//! 1009: The reason for the change of placement is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1009",
    text: "The reason for the change of placement is not a valid code.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[Need::Now(Table::Episode, &["REASON_PLACE_CHANGE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        row.reason.is_given()
            && !is!(
                row.reason,
                "CARPL"
                    | "CLOSE"
                    | "ALLEG"
                    | "STAND"
                    | "APPRR"
                    | "CREQB"
                    | "CREQO"
                    | "CHILD"
                    | "LAREQ"
                    | "PLACE"
                    | "CUSTOD"
                    | "OTHER"
            )
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/1009.jsonl"));
}
