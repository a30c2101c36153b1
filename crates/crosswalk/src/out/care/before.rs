//! Permanence that had been arranged for a child before it came into care.

use bigplan_returns::looked_after::Table;

use super::row::Row;
use crate::out::{Child, Span};

/// No permanence: there is no council and no day of it.
const NONE: &str = "Z1";
/// A day of which nothing is known, as the return writes it.
const NOT_KNOWN: &str = "ZZ/ZZ/ZZZZ";

/// The row of a child who came into care in the year, where its first episode says it. Who came twice is told of once,
/// by the last.
pub(super) fn of(child: &Child<'_>, span: Span) -> Option<Row> {
    let episodes = child.of("looked-after-episode", "began").into_iter();
    let mut first = episodes.filter(|episode| episode.state.as_str() != "draft");
    let episode = first.rfind(|episode| {
        let began = episode.day("began").filter(|began| span.has(*began));
        began.is_some() && began == episode.day("care-began") && episode.code("permanence-before").is_some()
    })?;
    let before = episode.code("permanence-before");
    let row = Row::of(Table::Permanence).day("DOB", child.born).with("PREV_PERM", before);
    if before == Some(NONE) {
        return Some(row);
    }
    let row = row.with("LA_PERM", episode.text("permanence-council"));
    Some(match episode.day("permanence-on") {
        None => row.with("DATE_PERM", Some(NOT_KNOWN)),
        on => row.day("DATE_PERM", on),
    })
}
