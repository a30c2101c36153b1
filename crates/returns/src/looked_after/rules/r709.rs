//! 709: A child deprived of liberty is in a kind of placement that is not expected.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "709",
    text: "A child deprived of liberty is in a kind of placement that is not expected.",
    fields: &["DOLO_START", "PLACEMENT"],
    needs: &[
        Need::Now(Table::Deprivation, &["DOLO_START", "DOLO_END"]),
        Need::Now(Table::Episode, &["DECOM", "DEC", "PLACEMENT"]),
    ],
    from: 2027,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    flag_deprived(c, hits, |episode| {
        !is!(episode.placement, "K2" | "K1" | "P1" | "R5" | "K3" | "H5" | "R1" | "R2" | "R3" | "S1")
    });
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/709.jsonl"));
}
