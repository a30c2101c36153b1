//! 444: One unique pupil number stands with more than one child.

use std::collections::HashMap;

use super::prelude::*;
use crate::looked_after::{Finding, Return};

pub(super) static RULE: Rule = Rule {
    code: "444",
    text: "One unique pupil number stands with more than one child.",
    fields: &["UPN"],
    needs: &[Need::Now(Table::Header, &["UPN"])],
    from: 2026,
    until: u16::MAX,
    look,
};

/// One child cannot show it: see [`duplicates`].
fn look(_c: &Child<'_>, _k: &Collection<'_>, _hits: &mut Hits) {}

/// The rows whose number stands in another row as well; codes for unknown numbers may.
pub(super) fn duplicates(data: &Return, _year: &Collection<'_>, rule: u16) -> Vec<Finding> {
    let rows = || data.now.header.iter().filter(|row| row.upn.code.is_given() && !row.upn.is_unknown());
    let mut count: HashMap<Code, u32> = HashMap::new();
    for row in rows() {
        *count.entry(row.upn.code).or_default() += 1;
    }
    let finding = |row: &Header| Finding { rule, table: Table::Header, row: row.row(), child: row.child() };
    rows().filter(|row| count.get(&row.upn.code).is_some_and(|count| *count > 1)).map(finding).collect()
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/444.jsonl"));
}
