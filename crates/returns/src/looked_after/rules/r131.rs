//! 131: Whether the council is in touch with the care leaver is not said by a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "131",
    text: "Whether the council is in touch with the care leaver is not said by a valid code.",
    fields: &["IN_TOUCH"],
    needs: &[Need::Now(Table::CareLeaver, &["IN_TOUCH"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.oc3, |row| !is!(row.in_touch, "YES" | "NO" | "DIED" | "REFU" | "NREQ" | "RHOM"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/131.jsonl"));
}
