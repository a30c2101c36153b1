//! 407: A young person of 18 is said to have left care by special guardianship.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "407",
    text: "A young person of 18 is said to have left care by special guardianship.",
    fields: &["DEC", "DOB", "REC"],
    needs: &[Need::Now(Table::Episode, &["DEC", "REC"]), Need::Now(Table::Header, &["DOB"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, _k: &Collection<'_>, hits: &mut Hits) {
    let of_age = |row: &Episode| is!(row.rec, "E45" | "E46" | "E47" | "E48") && row.dec >= c.born().plus_years(18);
    if c.episodes.iter().any(of_age) {
        hits.each(c.episodes, of_age);
        hits.add_all(c.header);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/407.jsonl"));
}
