//! 334: Adoption was found to be in the child's interest before the child came into care.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "334",
    text: "Adoption was found to be in the child's interest before the child came into care.",
    fields: &["DATE_INT", "DECOM", "RNE"],
    needs: &[Need::Now(Table::Adoption, &["DATE_INT"]), Need::Now(Table::Episode, &["DECOM", "RNE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(latest) = c.episodes.iter().rev().find(|episode| is!(episode.rne, "S")) else { return };
    for row in c.ad1.iter().filter(|row| row.date_int < latest.decom) {
        hits.add(row);
        hits.add(latest);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/334.jsonl"));
}
