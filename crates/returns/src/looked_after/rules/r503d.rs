//! 503D: The placement of the first episode is not that of the episode left open last year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "503D",
    text: "The placement of the first episode is not that of the episode left open last year.",
    fields: &["PLACE"],
    needs: &[
        Need::Now(Table::Episode, &["DECOM", "PLACE", "DEC"]),
        Need::Last(Table::Episode, &["DECOM", "PLACE", "DEC"]),
    ],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let recoded = |row: &Episode, last: &Episode| {
        (k.rules >= 2025 && is!(row.place, "K3") && is!(last.place, "H5"))
            || (k.rules >= 2026 && is!(row.place, "Z11" | "Z12" | "Z13" | "Z14") && is!(last.place, "Z1"))
    };
    flag_break(c, hits, |row, last| row.place != last.place && !recoded(row, last));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/503D.jsonl"));
}
