//! 8770Q: A child of school age has neither a pupil number nor a good reason for none.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8770Q",
    severity: Severity::Query,
    text: "A child of school age has neither a pupil number nor a good reason for none.",
    fields: &["UPNunknown"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    let year = k.reference.civil().map_or(0, |(year, _, _)| year);
    let of_age = |row: &Identifiers| {
        if k.rules >= 2025 {
            row.born.plus_years(5) <= Date::of(year - 1, 8, 31)
        } else {
            row.born.plus_years(5) < k.reference
        }
    };
    if c.cases.iter().any(|case| is_no(case.nfa)) {
        hits.each(c.identifiers, &["UPN", "UPNunknown"], |row| {
            let missing = row.upn.code.is_blank() && (row.upn_unknown.is_blank() || is!(row.upn_unknown, "UN1"));
            missing && of_age(row)
        });
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8770Q.jsonl"));
}
