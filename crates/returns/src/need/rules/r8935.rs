//! 8935: More than one child protection plan is open.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8935",
    severity: Severity::Error,
    text: "More than one child protection plan is open.",
    fields: &["CPPendDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.protection, &["CPPendDate"], |row| {
        let open = |other: &&ProtectionPlan| other.end.is_blank() && other.plan == row.plan;
        row.end.is_blank() && c.protection.iter().filter(open).count() > 1
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8935.jsonl"));
}
