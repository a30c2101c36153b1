//! 1560Q: The former pupil number is not well formed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1560Q",
    severity: Severity::Query,
    text: "The former pupil number is not well formed.",
    fields: &["FormerUPN"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.identifiers, &["FormerUPN"], |row| {
        let number = row.former_upn;
        number.code.is_given() && (number.wrong_length || number.wrong_middle || number.wrong_end)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1560Q.jsonl"));
}
