//! What a return says of each figure, child by child. Pure.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_counting::Frame;
use bigplan_crosswalk::{Returns, counts_for, not_told};
use bigplan_measure::{MeasureCode, Period};
use jiff::civil::Date;

/// What one child of the return counts for in a figure.
pub(super) struct ChildCounts {
    /// The return's own number of the child.
    pub(super) child: String,
    pub(super) pupil_number: Option<String>,
    pub(super) counted: i64,
    pub(super) of: i64,
}

/// What a return says.
pub(super) struct InReturn {
    /// The years in which its collections end.
    pub(super) years: BTreeSet<u16>,
    pub(super) unread: usize,
    /// The figures of those years, child by child.
    pub(super) figures: BTreeMap<(MeasureCode, String), Vec<ChildCounts>>,
    /// The measures that it tells of, each with its periods in those years.
    pub(super) told: Vec<(MeasureCode, Period)>,
    /// The measures that it tells a part of only, with what it lacks.
    pub(super) not_told: BTreeMap<MeasureCode, String>,
}

impl InReturn {
    /// The measures that can be held against the records.
    pub(super) fn measures(&self) -> impl Iterator<Item = &MeasureCode> {
        self.told.iter().map(|(measure, _)| measure)
    }
}

/// Counts a return by all rules that it tells enough for.
pub(super) fn of(frame: Frame<'_>, returns: &Returns) -> InReturn {
    let not_told = not_told(frame.counts, frame.registers, returns);
    let periods: Vec<Period> = returns.years.iter().flat_map(|year| periods(*year)).collect();
    let told = |count: &bigplan_counting::Count| {
        let measure = &count.measure;
        let is_own = |period: &&Period| {
            bigplan_counting::year_of(measure.year, period.ends()) == Some(**period) && measure.held_in(**period)
        };
        periods.iter().filter(is_own).map(|period| (measure.code.clone(), *period)).collect::<Vec<_>>()
    };
    let counts = frame.counts.iter().filter(|count| !not_told.contains_key(&count.measure.code));
    let told: Vec<(MeasureCode, Period)> = counts.flat_map(told).collect();
    let mut figures: BTreeMap<(MeasureCode, String), Vec<ChildCounts>> = BTreeMap::new();
    for person in returns.people() {
        let (child, pupil_number) = (person.id.clone(), person.pupil_number.clone());
        let mut own: BTreeMap<(MeasureCode, String), (i64, i64)> = BTreeMap::new();
        for tally in counts_for(frame, person) {
            let sum = own.entry((tally.measure, tally.period.code())).or_default();
            *sum = (sum.0 + tally.counted, sum.1 + 1);
        }
        for (key, (counted, of)) in own {
            let one = ChildCounts { child: child.clone(), pupil_number: pupil_number.clone(), counted, of };
            figures.entry(key).or_default().push(one);
        }
    }
    InReturn { years: returns.years.clone(), unread: returns.unread, figures, told, not_told }
}

/// The financial year of a collection, and its last day.
fn periods(year: u16) -> Vec<Period> {
    let Ok(year) = i16::try_from(year) else { return Vec::new() };
    let last = Date::new(year, 3, 31).ok().map(Period::Day);
    [Period::FinancialYear(year - 1)].into_iter().chain(last).collect()
}
