//! 208: The unique pupil number is not that of last year, nor a step forward from an unknown one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "208",
    text: "The unique pupil number is not that of last year, nor a step forward from an unknown one.",
    fields: &["UPN"],
    needs: &[Need::Now(Table::Header, &["UPN"]), Need::Last(Table::Header, &["UPN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let changed = |last: Upn, now: Upn| {
        let found = last.is_unknown() && now.code.is_given() && !now.is_unknown();
        let step = is!(last.code, "UN1") && is!(now.code, "UN2");
        last.code.upper() != now.code.upper() && !found && !step && !is!(now.code, "UN4")
    };
    hits.each(c.header, |row| c.last.header.iter().any(|last| changed(last.upn, row.upn)));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/208.jsonl"));
}
