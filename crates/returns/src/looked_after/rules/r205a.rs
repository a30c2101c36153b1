//! 205A: The child was an unaccompanied asylum-seeking child last year and is none now, but the day on which that ceased is not before the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "205A",
    text: "The child was an unaccompanied asylum-seeking child last year and is none now, but the day on which that ceased is not before the year.",
    fields: &["CHILD", "UASC"],
    needs: &[Need::Now(Table::Uasc, &["DUC"]), Need::Last(Table::Uasc, &["DUC"]), Need::Now(Table::Header, &["UASC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let ceased_before = c.last.uasc.iter().any(|last| last.duc < k.start);
    if c.was_uasc(k) && !c.is_uasc(k) && !ceased_before {
        hits.add_all(c.uasc);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/205A.jsonl"));
}
