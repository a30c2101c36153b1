//! 218: The registration number of the provider is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "218",
    text: "The registration number of the provider is missing.",
    fields: &["URN"],
    needs: &[Need::Now(Table::Episode, &["PLACE", "DEC", "URN", "PL_LA"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let unregistered = is!(
            row.place,
            "H5" | "P1"
                | "P2"
                | "P3"
                | "R1"
                | "R2"
                | "R5"
                | "T0"
                | "T1"
                | "T2"
                | "T3"
                | "T4"
                | "Z1"
                | "Z11"
                | "Z12"
                | "Z13"
                | "Z14"
        );
        row.urn.is_blank() && row.place.is_given() && !unregistered && !(row.dec < k.start) && !is_abroad(row.pl_la)
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/218.jsonl"));
}
