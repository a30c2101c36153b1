//! Reviews that were held in the year, and times of being missing that touch it.

use bigplan_returns::looked_after::Table;

use super::row::Row;
use crate::out::{Child, Span};

/// Reviews by their days; one that was not needed is none.
pub(super) fn reviews(child: &Child<'_>, span: Span) -> Vec<Row> {
    let all = child.of("care-review", "held").into_iter();
    let held = all.filter(|review| review.state.as_str() != "stood-down");
    let of_year = held.filter_map(|review| Some((review.day("held").filter(|day| span.has(*day))?, review)));
    let row = Row::of(Table::Review).day("DOB", child.born);
    of_year
        .map(|(day, review)| row.clone().day("REVIEW", Some(day)).with("REVIEW_CODE", review.code("took-part")))
        .collect()
}

/// Times of being missing from care; one that ended after the year is open.
pub(super) fn missing(child: &Child<'_>, span: Span) -> Vec<Row> {
    let from_care = |from: Option<&str>| from.is_none_or(|from| from == "care");
    let all = child.of("missing-episode", "missing").into_iter().filter(|episode| from_care(episode.code("from")));
    let row = Row::of(Table::Missing).day("DOB", child.born);
    let of_year = all.filter_map(|episode| {
        let (began, back) = (episode.day("missing")?, episode.day("returned"));
        let row = row.clone().with("MISSING", episode.code("kind")).day("MIS_START", Some(began));
        span.touches(began, back).then(|| row.day("MIS_END", span.by_end(back)))
    });
    of_year.collect()
}
