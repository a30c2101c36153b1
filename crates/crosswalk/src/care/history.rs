//! What several years say of one child.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_returns::looked_after::{Episode, Header, Rows};
use bigplan_returns::{Code, Date};
use jiff::civil;

use crate::draft::day;

/// All that years of the return say of a child.
#[derive(Debug, Default)]
pub(super) struct History {
    pub(super) header: Header,
    /// Episodes by the day on which they began, and which of that day they are.
    pub(super) episodes: BTreeMap<(civil::Date, usize), Episode>,
    /// Reviews by their day.
    pub(super) reviews: BTreeMap<civil::Date, Code>,
    /// Times of being missing or away, by their first day: the code and the last day.
    pub(super) missing: BTreeMap<civil::Date, (Code, Option<civil::Date>)>,
    /// Days until which the child counted as alone and seeking asylum; blank where that goes on.
    pub(super) alone: BTreeSet<Option<civil::Date>>,
}

impl History {
    /// Takes in what another year says; a later year's word holds.
    pub(super) fn lay_over(&mut self, rows: Rows<'_>) {
        if let Some(header) = rows.header.first() {
            self.header = header.clone();
        }
        self.lay_episodes(rows.episodes);
        self.reviews.extend(rows.reviews.iter().filter_map(|row| Some((day(row.review)?, row.code))));
        for row in rows.missing {
            if let Some(began) = day(row.start) {
                self.missing.insert(began, (row.missing, day(row.end)));
            }
        }
        self.alone.extend(rows.uasc.iter().map(|row| day(row.duc)));
    }

    /// Of several episodes that began on one day, those that a later year still has are the last: the others ended on it.
    fn lay_episodes(&mut self, rows: &[Episode]) {
        let mut of_day: BTreeMap<civil::Date, Vec<&Episode>> = BTreeMap::new();
        for row in rows {
            if let Some(began) = day(row.decom) {
                of_day.entry(began).or_default().push(row);
            }
        }
        for (began, rows) in of_day {
            let known = self.episodes.range((began, 0)..=(began, usize::MAX)).count();
            let numbers = known.saturating_sub(rows.len())..;
            self.episodes.extend(numbers.zip(rows).map(|(nth, row)| ((began, nth), row.clone())));
        }
    }

    /// The day of birth; other tables repeat it, and are asked where the header has none.
    pub(super) fn born(&self) -> Date {
        self.header.dob
    }
}
