//! 393: Whether a girl in care is a mother is blank.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "393",
    text: "Whether a girl in care is a mother is blank.",
    fields: &["MOTHER"],
    needs: &[Need::Now(Table::Episode, &["LS"]), Need::Now(Table::Header, &["SEX", "MOTHER"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let in_care = c.episodes.iter().any(|episode| !episode.is_respite());
    hits.each(c.header, |row| {
        let female = if k.rules >= 2025 { is!(row.sex, "F") } else { is!(row.sex, "2") };
        female && row.mother.is_blank() && in_care
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/393.jsonl"));
}
