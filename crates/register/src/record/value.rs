//! What a field of a record holds.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::definition::{Field, Kind};

/// A value, by the kind of its field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Of a text or note.
    Text(String),
    /// Of a whole number.
    Whole(i64),
    /// Of a number with a fraction; finite.
    Decimal(f64),
    /// Of a day.
    Day(Date),
    /// Of a moment.
    Moment(DateTime),
    /// Of yes or no.
    YesNo(bool),
    /// Of a code.
    Code(String),
    /// Of a code that may be chosen several times.
    Codes(Vec<String>),
    /// The id of a person, child, post, team, organisation, place or record.
    Link(String),
}

impl Value {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Link(text) => text.trim().is_empty(),
            Self::Codes(codes) => codes.is_empty(),
            _ => false,
        }
    }

    /// The day of a day or moment.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }

    /// The codes of a code or several.
    pub fn codes(&self) -> &[String] {
        match self {
            Self::Code(code) => std::slice::from_ref(code),
            Self::Codes(codes) => codes,
            _ => &[],
        }
    }

    /// Whether it is of the kind that a field holds.
    pub fn fits(&self, field: &Field) -> bool {
        match (self, field.kind) {
            (Self::Text(_), Kind::Text | Kind::Note)
            | (Self::Whole(_), Kind::WholeNumber)
            | (Self::Day(_), Kind::Day)
            | (Self::Moment(_), Kind::Moment)
            | (Self::YesNo(_), Kind::YesNo) => true,
            (Self::Decimal(number), Kind::Decimal) => number.is_finite(),
            (Self::Code(_), Kind::Code) => !field.several,
            (Self::Codes(_), Kind::Code) => field.several,
            (Self::Link(_), kind) => kind.is_link(),
            _ => false,
        }
    }
}
