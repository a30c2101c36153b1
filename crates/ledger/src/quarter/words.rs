//! The closed lists of words of a quarter.

use serde::{Deserialize, Serialize};

/// Where a quarter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuarterState {
    /// Owners answer.
    Open,
    /// It was signed off: what was reported never changes.
    Frozen,
}

crate::text_column::words!(QuarterState, "state of a quarter" { Open = "open", Frozen = "frozen" });

/// A field of the answer's template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// What happened.
    Happened,
    /// Why.
    Why,
    /// What comes next.
    Next,
}

crate::text_column::words!(Field, "field of an answer" { Happened = "happened", Why = "why", Next = "next" });

/// Why a measure needs a word and an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExceptionKind {
    /// The newest figure is off its target.
    OffTarget,
    /// One figure is overdue.
    Late,
    /// Two figures or more are overdue: what is known is of another time.
    Stale,
    /// There is no figure.
    NoData,
}

crate::text_column::words!(ExceptionKind, "kind of exception" {
    OffTarget = "off target", Late = "late", Stale = "stale", NoData = "no data",
});
