//! 2887Q: No child has eight codes of disability: fewer are in use than there might be.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2887Q",
    severity: Severity::Query,
    text: "No child has eight codes of disability: fewer are in use than there might be.",
    fields: &["Disability"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, _k: &Census<'_>, hits: &mut Hits) {
    let mut codes: HashMap<u32, HashSet<Code>> = HashMap::new();
    for row in data.disabilities.iter().filter(|row| row.disability.is_given()) {
        codes.entry(row.child()).or_default().insert(row.disability);
    }
    if !data.disabilities.is_empty() && codes.values().all(|codes| codes.len() < 8) {
        hits.add_whole();
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2887Q.jsonl"));
}
