//! Children who were looked after for all of the year: what the register of health checks tells of them.

use bigplan_register::{Record, Value};
use bigplan_returns::looked_after::Table;

use super::row::Row;
use crate::out::{Child, Span};

/// Legal statuses of short breaks: whoever has them is not asked about.
const SHORT_BREAKS: [&str; 2] = ["V3", "V4"];
const ASSESSMENTS: [&str; 3] = ["first", "under-five", "five-and-over"];

/// The row; none where the child was not in care all year, or the registers know nothing that it asks.
pub(super) fn of(child: &Child<'_>, span: Span) -> Option<Row> {
    if !all_year(child, span) {
        return None;
    }
    let mut checks = child.of("health-check", "done");
    checks.retain(|check| check.day("counted-from").or(check.day("done")).is_some_and(|day| day <= span.last));
    let by_end = || checks.iter().rev().filter(|check| check.day("done").is_some_and(|day| day <= span.last));
    let immunised = by_end().find_map(|check| check.yes_no("immunised"));
    let of_age = child.age(span.last).is_some_and(|age| (4..=16).contains(&age));
    let mut of_year = by_end().filter(|check| of_age && check.day("done").is_some_and(|day| span.has(day)));
    let score = of_year.find_map(|check| match check.value("difficulties-score") {
        Some(Value::Whole(score)) => Some(score.to_string()),
        _ => None,
    });
    let (teeth, health) = (done(&checks, &["dental"], span), done(&checks, &ASSESSMENTS, span));
    if immunised.is_none() && score.is_none() && teeth.is_none() && health.is_none() {
        return None;
    }
    let row = Row::of(Table::YearInCare).day("DOB", child.born).with("SDQ_SCORE", score.as_deref());
    Some(row.yes("IMMUNISATIONS", immunised).yes("TEETH_CHECK", teeth).yes("HEALTH_ASSESSMENT", health))
}

/// Whether the child came into care by the first day of the year and still was in it on the last.
fn all_year(child: &Child<'_>, span: Span) -> bool {
    child.of("looked-after-episode", "began").iter().any(|episode| {
        let (since, began) = (episode.day("care-began"), episode.day("began"));
        let short = episode.code("legal-status").is_some_and(|status| SHORT_BREAKS.contains(&status));
        let now = began.is_some_and(|began| began <= span.last)
            && episode.day("ended").is_none_or(|ended| ended > span.last)
            && episode.state.as_str() != "draft";
        now && !short && since.is_some_and(|since| since <= span.first)
    })
}

/// Whether a check of a kind was done in the year. Where the register has none of the kind, done or not, nobody knows.
fn done(checks: &[&Record], kinds: &[&str], span: Span) -> Option<bool> {
    let of_kind = || checks.iter().filter(|check| check.code("kind").is_some_and(|kind| kinds.contains(&kind)));
    let done = of_kind().any(|check| check.day("done").is_some_and(|day| span.has(day)));
    of_kind().next().map(|_| done)
}
