//! 710: A child deprived of liberty is placed where no court may order it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "710",
    text: "A child deprived of liberty is placed where no court may order it.",
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
    flag_deprived(c, hits, |episode| is!(episode.placement, "K1" | "P1" | "R5" | "K3" | "H5"));
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/710.jsonl"));
}
