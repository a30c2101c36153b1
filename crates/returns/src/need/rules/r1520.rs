//! 1520: The pupil number stands with more than one child.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1520",
    severity: Severity::Error,
    text: "The pupil number stands with more than one child.",
    fields: &["UPN"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, _k: &Census<'_>, hits: &mut Hits) {
    let mut count: HashMap<Code, u32> = HashMap::new();
    for row in data.identifiers.iter().filter(|row| row.upn.code.is_given()) {
        *count.entry(row.upn.code).or_default() += 1;
    }
    hits.each(&data.identifiers, &["UPN"], |row| count.get(&row.upn.code).is_some_and(|count| *count > 1));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1520.jsonl"));
}
