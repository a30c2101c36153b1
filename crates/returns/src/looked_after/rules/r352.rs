//! 352: The young person came into care at 18 or over.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "352",
    text: "The young person came into care at 18 or over.",
    fields: &["DECOM", "RNE"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "RNE"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| is!(row.rne, "S") && row.decom >= c.born().plus_years(18));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/352.jsonl"));
}
