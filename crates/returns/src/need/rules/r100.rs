//! 100: The reference date is not 31 March of the census year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "100",
    severity: Severity::Error,
    text: "The reference date is not 31 March of the census year.",
    fields: &["ReferenceDate"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, _k: &Census<'_>, hits: &mut Hits) {
    for row in &data.header {
        let year = row.year.to_string().parse::<i32>().ok();
        if year.is_none_or(|year| row.reference != Date::of(year, 3, 31)) {
            hits.add(row, &["ReferenceDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/100.jsonl"));
}
