//! 8569Q: A referral before the census year is said to have had no further action.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "8569Q",
    severity: Severity::Query,
    text: "A referral before the census year is said to have had no further action.",
    fields: &["ReferralNFA"],
    from: 2023,
    look: Look::Child(look),
};

fn look(c: &Rows<'_>, k: &Census<'_>, hits: &mut Hits) {
    let since = working_day_before(k.start, k.holidays);
    hits.each(c.cases, &["CINreferralDate"], |row| is_yes(row.nfa) && row.referral <= since);
}

#[test]
fn cases() {
    prove(&RULE, include_str!("../../../tests/data/cin/8569Q.jsonl"));
}
