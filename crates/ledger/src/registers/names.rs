//! The one place where a code of a definition becomes a name in the database.
//!
//! A code holds small letters, digits and single hyphens and was checked when it was made. A hyphen becomes `_`, so that
//! two underscores never come out of a code: what the program itself adds has them and meets no field.

use bigplan_register::{ClockCode, FieldCode, RegisterCode};
use sha2::{Digest, Sha256};

/// PostgreSQL cuts longer names off without a word.
const LONGEST: usize = 63;

/// The quoted name of a register's table.
pub(super) fn table(register: &RegisterCode) -> String {
    quoted(&table_name(register))
}

/// The quoted name of a field's column.
pub(super) fn column(field: &FieldCode) -> String {
    quoted(&column_name(field))
}

/// The quoted name of a column that a clock fills.
pub(super) fn clock_column(clock: &ClockCode, part: ClockPart) -> String {
    quoted(&clock_column_name(clock, part))
}

/// What is kept of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockPart {
    /// The day on which it started.
    Started,
    /// The last day that is in time.
    Due,
    /// The day on which it was stopped.
    Stopped,
    /// Since when it stands still.
    Paused,
    /// How many days it ran until it was stopped.
    Taken,
}

impl ClockPart {
    pub(super) const ALL: [Self; 5] = [Self::Started, Self::Due, Self::Stopped, Self::Paused, Self::Taken];

    fn ending(self) -> &'static str {
        match self {
            Self::Started => "__started",
            Self::Due => "__due",
            Self::Stopped => "__stopped",
            Self::Paused => "__paused",
            Self::Taken => "__taken",
        }
    }

    /// The type of its column.
    pub(super) fn sql_type(self) -> &'static str {
        if self == Self::Taken { "BIGINT" } else { "TEXT" }
    }
}

/// The name of a register's table.
pub(super) fn table_name(register: &RegisterCode) -> String {
    fitted(&format!("r_{}", plain(register.as_str())), "")
}

/// The name of a field's column.
pub(super) fn column_name(field: &FieldCode) -> String {
    fitted(&plain(field.as_str()), "")
}

/// The name of a column that a clock fills.
pub(super) fn clock_column_name(clock: &ClockCode, part: ClockPart) -> String {
    fitted(&plain(clock.as_str()), part.ending())
}

fn plain(code: &str) -> String {
    code.replace('-', "_")
}

/// A name with its ending, no longer than a database takes: what is cut off is told apart by a digest.
fn fitted(name: &str, ending: &str) -> String {
    if name.len() + ending.len() <= LONGEST {
        return format!("{name}{ending}");
    }
    let digest = crate::journal::hex(&Sha256::digest(name.as_bytes()));
    let kept = LONGEST - ending.len() - 10;
    format!("{}__{}{ending}", name.get(..kept).unwrap_or_default(), digest.get(..8).unwrap_or_default())
}

fn quoted(name: &str) -> String {
    debug_assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
    format!("\"{name}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_never_meet() {
        let long = format!("a{}", "b".repeat(59));
        let other = format!("a{}c", "b".repeat(58));
        let clocks = [&long, &other].map(|code| clock_column(&code.parse().unwrap(), ClockPart::Started));
        assert_ne!(clocks[0], clocks[1]);
        assert!(clocks.iter().all(|name| name.len() <= LONGEST + 2), "{clocks:?}");
        assert_eq!(table(&"initial-assessment".parse().unwrap()), "\"r_initial_assessment\"");
        let (field, clock) = ("visit-due".parse().unwrap(), "visit".parse().unwrap());
        assert_ne!(column(&field), clock_column(&clock, ClockPart::Due));
    }
}
