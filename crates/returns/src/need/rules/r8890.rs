//! 8890: An enquiry began while another of the case was going on.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8890",
    severity: Severity::Error,
    text: "An enquiry began while another of the case was going on.",
    fields: &["S47ActualStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    for (one, other) in others(c.enquiries).filter(|(one, other)| one.case == other.case) {
        let open = one.conference.is_blank() && !is_yes(one.not_required);
        let end = if open { k.reference } else { one.conference };
        if one.start <= other.start && other.start < end {
            hits.add(one, &["S47ActualStartDate", "DateOfInitialCPC"]);
            hits.add(other, &["S47ActualStartDate"]);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8890.jsonl"));
}
