//! The social workers that a child had in the time that the year asks about.

use bigplan_returns::looked_after::Table;
use jiff::ToSpan;
use jiff::civil::Date;

use super::row::Row;
use crate::out::{Child, Span};

/// From this year on the year before is asked about too.
const BOTH_YEARS: u16 = 2025;

/// A row for each of them whom the child had in care: the register is kept of other children too, and of the time
/// before care and after it. Whoever hands a child over on the day on which care begins did not have it in care. One
/// who has the work after the year's end still has it.
pub(super) fn of(child: &Child<'_>, span: Span, ends: u16) -> Vec<Row> {
    let first = if ends >= BOTH_YEARS { span.first.saturating_sub(1.year()) } else { span.first };
    let asked = Span { first, ..span };
    let row = Row::of(Table::SocialWorker).day("DOB", child.born);
    let care =
        child.of("looked-after-episode", "began").into_iter().filter(|episode| episode.state.as_str() != "draft");
    let care: Vec<_> = care.filter_map(|episode| Some((episode.day("began")?, episode.day("ended")))).collect();
    let times = child.of("social-worker-time", "began").into_iter().filter_map(|time| {
        let (began, ended) = (time.day("began")?, time.day("ended"));
        let row = row.clone().with("SW_ID", time.text("number")).day("SW_DECOM", Some(began));
        let row = row.day("SW_DEC", span.by_end(ended)).with("SW_REASON", time.code("why"));
        let in_care = care.iter().any(|(from, until)| before(*from, ended) && before(began, *until));
        (in_care && asked.touches(began, ended)).then_some(row)
    });
    times.collect()
}

/// Whether a day comes before another; without that one, always.
fn before(day: Date, other: Option<Date>) -> bool {
    other.is_none_or(|other| day < other)
}
