//! 367: Respite comes to more than 75 days in the year.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "367",
    text: "Respite comes to more than 75 days in the year.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[Need::Now(Table::Episode, &["DECOM", "LS", "DEC"])],
    from: 2023,
    until: u16::MAX,
    look,
};

fn look(c: &Child<'_>, k: &Collection<'_>, hits: &mut Hits) {
    let days = |row: &Episode| {
        let end = if row.dec < k.end { row.dec } else { k.end };
        let start = if row.decom < k.start { k.start } else { row.decom };
        if is!(row.ls, "V3") && !(row.dec < row.decom) {
            end.days_since(start).map_or(0, |days| days.max(0))
        } else {
            0
        }
    };
    if c.episodes.iter().map(days).sum::<i32>() > 75 {
        hits.each(c.episodes, |row| days(row) > 0);
    }
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/ssda903/367.jsonl"));
}
