//! 165: Whether a girl in care is a mother is not said by 0 or 1, or it is said of a boy.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "165",
    text: "Whether a girl in care is a mother is not said by 0 or 1, or it is said of a boy.",
    fields: &["ACCOM", "ACTIV", "DECOM", "IN_TOUCH", "MOTHER", "SEX"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "LS"]), Need::Now(Table::Header, &["SEX", "MOTHER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let in_care = c.episodes.iter().any(|episode| episode.touches(k) && !episode.is_respite());
    let is_wrong = |row: &Header| {
        let female = is!(row.sex, "2");
        let missing = female && row.mother.is_blank() && in_care;
        missing || (row.mother.is_given() && !(female && is!(row.mother, "0" | "1")))
    };
    for row in c.header.iter().filter(|row| is_wrong(row)) {
        hits.add(row);
        hits.add_all(c.oc3);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/165.jsonl"));
}
