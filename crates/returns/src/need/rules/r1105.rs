//! 1105: The child protection plan began before the referral.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "1105",
    severity: Severity::Error,
    text: "The child protection plan began before the referral.",
    fields: &["CPPstartDate", "CINreferralDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, _k: &Census<'_>, hits: &mut Hits) {
    for (case, row) in joined(c.cases, c.protection, |row| row.case) {
        if row.start < case.referral {
            hits.add(row, &["CPPstartDate"]);
            hits.add(case, &["CINreferralDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/1105.jsonl"));
}
