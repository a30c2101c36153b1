//! 2886Q: More than two in a hundred born children have no sex recorded.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2886Q",
    severity: Severity::Query,
    text: "More than two in a hundred born children have no sex recorded.",
    fields: &["ExpectedPersonBirthDate"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, k: &Census<'_>, hits: &mut Hits) {
    let born = || data.identifiers.iter().filter(|row| row.expected.is_blank());
    let unknown = |row: &&Identifiers| {
        if k.rules >= 2025 { !is!(row.sex, "M" | "F") } else { !is!(row.gender, "1" | "2") }
    };
    if born().filter(unknown).count() * 50 > born().count() {
        hits.add_whole();
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2886Q.jsonl"));
}
