//! 8670Q: The assessment has been open for 45 working days or more at the end of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8670Q",
    severity: Severity::Query,
    text: "The assessment has been open for 45 working days or more at the end of the year.",
    fields: &["AssessmentActualStartDate"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    hits.each(c.assessments, &["AssessmentAuthorisationDate", "AssessmentActualStartDate"], |row| {
        row.end.is_blank() && row.start.is_day() && working_days(row.start, k.reference, k.holidays) >= 45
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8670Q.jsonl"));
}
