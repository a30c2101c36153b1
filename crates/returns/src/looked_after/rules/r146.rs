//! 146: The type of placement is not a valid code of the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "146",
    text: "The type of placement is not a valid code of the year.",
    fields: &["PLACE"],
    needs: &[Need::Now(Table::Episode, &["PLACE"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    hits.each(c.episodes, |row| {
        let always = is!(
            row.place,
            "A3" | "A4"
                | "A5"
                | "A6"
                | "K1"
                | "K2"
                | "P1"
                | "P3"
                | "R1"
                | "R2"
                | "R3"
                | "R5"
                | "S1"
                | "T0"
                | "T1"
                | "T2"
                | "T3"
                | "T4"
                | "U1"
                | "U2"
                | "U3"
                | "U4"
                | "U5"
                | "U6"
        );
        let of_year = match k.rules {
            ..=2024 => is!(row.place, "H5" | "P2" | "Z1"),
            2025 => is!(row.place, "K3" | "Z1"),
            _ => is!(row.place, "K3" | "Z11" | "Z12" | "Z13" | "Z14"),
        };
        row.place.is_given() && !always && !of_year
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/146.jsonl"));
}
