//! People in posts and in groups, by dates; what ties a plan's words to them; and what
//! somebody may do because of it.

mod appointments;
mod candidates;
mod groups;
mod posts;
mod relations;
mod roles_held;
mod ties;

pub use appointments::{Appointed, Appointment};
pub use candidates::Candidate;
pub use groups::{Duty, Membership, NewMembership, StandingGroup};
pub use posts::{Post, PostStanding};
pub use relations::On;
pub use roles_held::{HeldRole, RoleSource};

pub(crate) use groups::known_as;
pub(crate) use posts::ensure_post;
pub(crate) use relations::{may_on, require_on};
pub(crate) use ties::Ties;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::{Day, Moment};

/// The day of a moment. Days are counted in UTC: the program knows no other zone.
pub(crate) fn day(at: Moment) -> Day {
    Day(at.0.to_zoned(TimeZone::UTC).date())
}

/// A first and a last day fit together.
pub(crate) fn in_order(from: Option<Date>, until: Option<Date>) -> Result<(), crate::LedgerError> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => {
            Err(crate::LedgerError::Field { field: "until", message: "The last day must not be before the first day." })
        }
        _ => Ok(()),
    }
}
