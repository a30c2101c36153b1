//! 145: The category of need is not a valid code.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "145",
    text: "The category of need is not a valid code.",
    fields: &["CIN"],
    needs: &[Need::Now(Table::Episode, &["CIN"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        row.cin.is_given() && !is!(row.cin, "N1" | "N2" | "N3" | "N4" | "N5" | "N6" | "N7" | "N8")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/145.jsonl"));
}
