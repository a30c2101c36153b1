//! 3001: A care leaver of 17 is said to live with former foster carers.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "3001",
    text: "A care leaver of 17 is said to live with former foster carers.",
    fields: &["REC"],
    needs: &[Need::Now(Table::Header, &["DOB"]), Need::Now(Table::CareLeaver, &["ACCOM"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| {
        let birthday = c.born().plus_years(17);
        is!(row.accom, "Z1" | "Z2") && birthday >= k.start && birthday <= k.end
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/3001.jsonl"));
}
