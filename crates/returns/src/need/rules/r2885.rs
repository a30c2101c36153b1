//! 2885: The child protection plan did not begin on the day of the initial conference.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2885",
    severity: Severity::Error,
    text: "The child protection plan did not begin on the day of the initial conference.",
    fields: &["CPPstartDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for plan in c.protection.iter().filter(|plan| plan.start >= k.start && plan.start <= k.reference) {
        let held = || c.enquiries.iter().filter(|row| row.case == plan.case && !is_yes(row.not_required));
        let case = c.cases.iter().find(|case| case.case == plan.case);
        if held().count() == 0 {
            if let Some(case) = case.filter(|case| case.conference != plan.start) {
                hits.add(plan, &["CPPstartDate"]);
                hits.add(case, &["DateOfInitialCPC"]);
            }
        } else if !held().any(|row| row.conference == plan.start) {
            let of_case = |other: &&ProtectionPlan| other.case == plan.case;
            let is_of_other =
                |row: &&Section47| c.protection.iter().filter(of_case).any(|other| other.start == row.conference);
            hits.add(plan, &["CPPstartDate"]);
            held().filter(|row| !is_of_other(row)).for_each(|row| hits.add(row, &["DateOfInitialCPC"]));
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2885.jsonl"));
}
