//! 142: A later episode follows, but this one has no end or no reason for its end.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "142",
    text: "A later episode follows, but this one has no end or no reason for its end.",
    fields: &["DEC", "REC"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "DEC", "REC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    for (earlier, _) in c.pairs().filter(|(earlier, _)| earlier.dec.is_blank() || earlier.rec.is_blank()) {
        hits.add(earlier);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/142.jsonl"));
}
