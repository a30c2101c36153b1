//! SW13STG1: The reason for the change of social worker is missing or not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "SW13STG1",
    text: "The reason for the change of social worker is missing or not a valid code.",
    fields: &["SW_REASON"],
    needs: &[Need::Now(Table::SocialWorker, &["SW_REASON"])],
    from: 2024,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.social_workers, |row| {
        let valid = is!(
            row.reason,
            "MANAGE" | "FCONTA" | "LEFTRL" | "ORGRST" | "TSPROC" | "ABSENC" | "CHCHAN" | "PCCHAN" | "SWDIED" | "OTHERS"
        );
        !valid && (row.reason.is_given() || k.rules < 2025 || row.decom >= Date::of(2023, 4, 1))
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/SW13STG1.jsonl"));
}
