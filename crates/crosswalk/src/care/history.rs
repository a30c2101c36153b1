//! What several years say of one child.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_returns::looked_after::{
    Adoption, CareLeaver, Episode, Header, Permanence, PlacedAdoption, Rows, SocialWorker,
};
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
    /// What was said about a birthday after care, by the year in which it was returned.
    pub(super) leavers: BTreeMap<u16, CareLeaver>,
    /// Permanence before care, by the year in which it was returned.
    pub(super) before: BTreeMap<u16, Permanence>,
    /// Decisions that the child should be adopted, by their day.
    pub(super) decisions: BTreeMap<civil::Date, Decision>,
    /// Social workers, by the day on which each began, and by their numbers.
    pub(super) workers: BTreeMap<(civil::Date, Code), SocialWorker>,
}

/// A decision that the child should be adopted.
#[derive(Debug, Default)]
pub(super) struct Decision {
    /// How it stands; nothing where only the adoption speaks of it.
    pub(super) placed: Option<PlacedAdoption>,
    /// The adoption, with the year in which it was returned.
    pub(super) adoption: Option<(u16, Adoption)>,
}

impl History {
    /// Takes in what the year that ends in `ends` says; a later year's word holds.
    pub(super) fn lay_over(&mut self, ends: u16, rows: Rows<'_>) {
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
        self.leavers.extend(rows.oc3.iter().filter(|row| row.has_data()).map(|row| (ends, row.clone())));
        let told = |row: &&Permanence| row.prev_perm.is_given() || row.la_perm.is_given() || row.date_perm.is_given();
        self.before.extend(rows.prev_perm.iter().filter(told).map(|row| (ends, row.clone())));
        self.lay_decisions(ends, rows);
        let began = |row: &SocialWorker| Some(((day(row.decom)?, row.id), row.clone()));
        self.workers.extend(rows.social_workers.iter().filter_map(began));
    }

    /// An adoption stands with the decision of its day; the return wants both to name one day.
    fn lay_decisions(&mut self, ends: u16, rows: Rows<'_>) {
        for row in rows.placed {
            if let Some(decided) = day(row.date_placed) {
                self.decisions.entry(decided).or_default().placed = Some(row.clone());
            }
        }
        for row in rows.ad1 {
            if let Some(decided) = day(row.date_int) {
                self.decisions.entry(decided).or_default().adoption = Some((ends, row.clone()));
            }
        }
    }

    /// Of several episodes that began on one day, those that a later year still has are the last: the others ended on
    /// it.
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

    /// The day of birth; what is said of a care leaver repeats it, and is asked where the header has none.
    pub(super) fn born(&self) -> Date {
        let repeated = self.leavers.values().next_back().map_or(Date::BLANK, |row| row.dob);
        self.header.dob.or(repeated)
    }
}
