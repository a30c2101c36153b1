//! Care leavers: how they were about the birthday that lies in the year.

use bigplan_register::Record;
use bigplan_returns::looked_after::Table;

use super::row::Row;
use crate::out::{Child, Span};

/// The return does not ask about young people who are helped without having been in care for long.
const NOT_ASKED: &str = "qualifying";
/// Nothing was found out.
const NOT_KNOWN: &str = "0";

/// A row for each birthday of the year that has a record. One that nobody filled in yet has no answers.
pub(super) fn of(child: &Child<'_>, span: Span) -> Vec<Row> {
    let all = child.of("leaver-birthday", "turned").into_iter();
    let asked = all.filter(|record| record.code("status") != Some(NOT_ASKED));
    let of_year = asked.filter(|record| record.day("turned").is_some_and(|day| span.has(day)));
    let row = Row::of(Table::CareLeaver).day("DOB", child.born);
    of_year.map(|record| answers(row.clone(), record)).collect()
}

fn answers(row: Row, record: &Record) -> Row {
    let Some(touch) = record.code("touch") else { return row };
    let activity = record.code("activity").unwrap_or(NOT_KNOWN);
    let home = match (record.code("home"), record.yes_no("suitable")) {
        (Some(kind), Some(suitable)) => Some(format!("{kind}{}", if suitable { 1 } else { 2 })),
        (None, None) => Some(NOT_KNOWN.to_owned()),
        // The return has no code for a half of it.
        _ => None,
    };
    row.with("IN_TOUCH", Some(touch)).with("ACTIV", Some(activity)).with("ACCOM", home.as_deref())
}
