//! 2883: More child protection plans began in the year than initial conferences were held.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "2883",
    severity: Severity::Error,
    text: "More child protection plans began in the year than initial conferences were held.",
    fields: &["CPPstartDate", "DateOfInitialCPC"],
    from: 2023,
    look: Look::Whole(look),
};

fn look(data: &Tables, k: &Census<'_>, hits: &mut Hits) {
    let in_year = |day: Date| day >= k.start && day <= k.reference;
    let begun = data.protection.iter().filter(|row| in_year(row.start)).count();
    let by_case = data.cases.iter().filter(|row| in_year(row.conference)).count();
    let by_enquiry = data.enquiries.iter().filter(|row| in_year(row.conference)).count();
    if begun > by_case + by_enquiry {
        hits.add_whole();
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/2883.jsonl"));
}
