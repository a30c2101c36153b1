//! What children missed, school by school, as a school census tells it.

use bigplan_returns::school::{Attendance, Totals};

use super::found::SHOWN;

/// Attendance as it is shown: all schools together, then each.
pub(super) struct AttendanceTable {
    pub(super) schools: Vec<School>,
    /// How many schools more there are.
    pub(super) left: usize,
}

/// One school, or all together.
pub(super) struct School {
    pub(super) name: String,
    /// In the order of the headings: on roll, with sessions, persistently and severely absent, possible, missed.
    pub(super) numbers: [u64; 6],
}

impl AttendanceTable {
    pub(super) fn of(attendance: &Attendance) -> Self {
        let by_school = attendance.by_school();
        let left = by_school.len().saturating_sub(SHOWN);
        let schools = by_school.into_iter().take(SHOWN).map(|(name, totals)| School::of(name, &totals));
        let all = School::of("All schools", &attendance.totals());
        Self { schools: [all].into_iter().chain(schools).collect(), left }
    }
}

impl School {
    fn of(name: &str, all: &Totals) -> Self {
        let numbers =
            [all.on_roll, all.with_sessions, all.persistently_absent, all.severely_absent, all.possible, all.missed];
        Self { name: name.to_owned(), numbers }
    }
}
