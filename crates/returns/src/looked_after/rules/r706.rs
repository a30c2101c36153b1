//! 706: A deprivation of liberty left open last year does not go on in this one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "706",
    text: "A deprivation of liberty left open last year does not go on in this one.",
    fields: &["DOLO_START"],
    needs: &[
        Need::Now(Table::Deprivation, &["DOLO_START"]),
        Need::Last(Table::Deprivation, &["DOLO_START", "DOLO_END"]),
    ],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if let Some(open) = c.last.dolo.iter().rev().find(|last| last.end.is_blank()) {
        let goes_on = c.dolo.iter().any(|row| row.start == open.start);
        c.dolo.last().filter(|_| !goes_on).into_iter().for_each(|last| hits.add(last));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/706.jsonl"));
}
