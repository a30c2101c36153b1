//! 335: Whether the foster carers adopted the child does not agree with the last placement.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "335",
    text: "Whether the foster carers adopted the child does not agree with the last placement.",
    fields: &["FOSTER_CARE", "PLACE"],
    needs: &[Need::Now(Table::Adoption, &["FOSTER_CARE"]), Need::Now(Table::Episode, &["PLACE", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let Some(last) = c.episodes.last().filter(|last| is!(last.rec, "E1" | "E11" | "E12")) else { return };
    for row in c.ad1 {
        let strangers = is!(row.foster_care, "0") && is!(last.place, "A2" | "A3" | "A5");
        let carers = is!(row.foster_care, "1") && is!(last.place, "A1" | "A4" | "A6");
        if strangers || carers {
            hits.add(row);
            hits.add(last);
        }
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/335.jsonl"));
}
