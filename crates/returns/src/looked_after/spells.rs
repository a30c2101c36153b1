//! Spells: stretches of time that several rows make together.

use super::collection::Collection;
use super::rule::Hits;
use super::tables::{Child, Episode, Table};
use crate::table::Row;
use crate::value::{Code, Date};

/// A period of care: episodes that go on from one another. Without an end it is still open.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    start: Date,
    end: Date,
}

impl Period {
    /// Whether a day lies in it; its first and last day do.
    pub fn has(&self, day: Date) -> bool {
        self.start <= day && !(self.end < day)
    }

    /// Whether it has not ended.
    pub fn is_open(&self) -> bool {
        !self.end.is_day()
    }
}

/// The periods of care of a child's episodes, which are in order.
pub fn periods(episodes: &[Episode]) -> impl Iterator<Item = Period> {
    let runs = episodes.chunk_by(|before, next| before.dec == next.decom);
    runs.filter_map(|run| Some(Period { start: run.first()?.decom, end: run.last()?.dec }))
}

/// Whether an absence ends outside any period of care, or is open though the period in which it began is not.
pub fn outlasts_care(c: &Child<'_>, start: Date, end: Date) -> bool {
    if !start.is_day() || c.episodes.is_empty() {
        return false;
    }
    let mut periods = periods(c.episodes);
    if end.is_day() {
        !periods.any(|period| period.has(end))
    } else {
        !periods.any(|period| period.is_open() && period.has(start))
    }
}

/// Flags the episodes of each unbroken spell under a legal status that is longer than so many days; an open one is
/// counted to the end of the year.
pub fn flag_spells(c: &Child<'_>, year: &Collection<'_>, hits: &mut Hits, status: Code, days: i32) {
    let goes_on = |before: &Episode, next: &Episode| before.ls == next.ls && before.dec == next.decom;
    for run in c.episodes.chunk_by(goes_on) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let length = last.dec.or(year.end).days_since(first.decom);
        if first.ls == status && length.is_some_and(|length| length > days) {
            hits.add_all(run);
        }
    }
}

/// Flags rows of one child whose times overlap: of two, the one that ends later; of an open one and another, the
/// other; of two open ones, the later. The rows are in the order of their starts.
pub fn flag_overlaps<R: Row<Table = Table>>(rows: &[R], span: impl Fn(&R) -> (Date, Date), hits: &mut Hits) {
    for (at, one) in rows.iter().enumerate() {
        let (start, end) = span(one);
        for other in rows.iter().skip(at + 1) {
            let (later_start, later_end) = span(other);
            if later_start >= end || !later_start.is_day() {
                break;
            }
            let meets = start.is_day() && !(start >= later_end);
            let first_wins = end.is_day() && !(end <= later_end);
            if meets {
                hits.add(if first_wins { one } else { other });
            }
        }
    }
}
