//! 149: The reason for the end of the episode is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "149",
    text: "The reason for the end of the episode is not a valid code.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Episode, &["REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        row.rec.is_given()
            && !is!(
                row.rec,
                "X1" | "E11"
                    | "E12"
                    | "E2"
                    | "E3"
                    | "E4A"
                    | "E4B"
                    | "E13"
                    | "E41"
                    | "E45"
                    | "E46"
                    | "E47"
                    | "E48"
                    | "E5"
                    | "E6"
                    | "E7"
                    | "E8"
                    | "E9"
                    | "E14"
                    | "E15"
                    | "E16"
                    | "E17"
            )
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/149.jsonl"));
}
