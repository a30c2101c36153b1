//! A cell of a sheet, as far as rules tell cells apart.

use calamine::DataRef;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, or blanks.
    Blank,
    /// Text, without blanks around it.
    Text(String),
    /// A number that is not shown as a date.
    Number(f64),
    /// A number that is shown as a date: days since the beginning of the workbook's calendar.
    Day(f64),
    /// True or false.
    Truth(bool),
    /// The error of a formula.
    Error,
}

impl Cell {
    pub(crate) fn of(value: &DataRef<'_>) -> Cell {
        match value {
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
            DataRef::SharedString(text) => Cell::text(text),
            DataRef::Bool(truth) => Cell::Truth(*truth),
            DataRef::DateTime(moment) if moment.is_duration() => Cell::Number(moment.as_f64()),
            DataRef::DateTime(moment) => Cell::Day(moment.as_f64()),
            DataRef::Error(_) => Cell::Error,
            DataRef::Empty => Cell::Blank,
        }
    }

    fn text(text: &str) -> Cell {
        let text = text.trim();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) }
    }

    /// Whether it holds nothing.
    pub fn is_blank(&self) -> bool {
        *self == Cell::Blank
    }

    /// What it says as text, if it is text or a number.
    pub(crate) fn words(&self) -> Option<String> {
        match self {
            Cell::Text(text) => Some(text.clone()),
            Cell::Number(number) => Some(number.to_string()),
            Cell::Truth(truth) => Some(truth.to_string()),
            Cell::Blank | Cell::Day(_) | Cell::Error => None,
        }
    }
}
