//! Moments as people write them. Days are counted in UTC: the program knows no other zone.

use bigplan_plan::When;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::dates;

/// "30 September 2009".
pub fn day(at: Timestamp) -> String {
    dates::when(When::Day(at.to_zoned(TimeZone::UTC).date()))
}
