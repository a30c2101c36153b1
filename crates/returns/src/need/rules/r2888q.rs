//! 2888Q: No child has more than one disability recorded.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2888Q",
    severity: Severity::Query,
    text: "No child has more than one disability recorded.",
    fields: &["Disability"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, _k: &Census<'_>, hits: &mut Hits) {
    let mut codes: HashMap<u32, HashSet<Code>> = HashMap::new();
    for row in data.disabilities.iter().filter(|row| row.disability.is_given() && !is!(row.disability, "NONE")) {
        codes.entry(row.child()).or_default().insert(row.disability);
    }
    if !codes.is_empty() && codes.values().all(|codes| codes.len() < 2) {
        hits.add_whole();
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2888Q.jsonl"));
}
