//! 207: The child was a mother last year and is none now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "207",
    text: "The child was a mother last year and is none now.",
    fields: &["MOTHER"],
    needs: &[
        Need::Now(Table::Episode, &[]),
        Need::Now(Table::Header, &["MOTHER"]),
        Need::Last(Table::Header, &["MOTHER"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    if !c.episodes.is_empty() && c.last.header.iter().any(|last| is!(last.mother, "1")) {
        hits.each(c.header, |row| !is!(row.mother, "1"));
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/207.jsonl"));
}
