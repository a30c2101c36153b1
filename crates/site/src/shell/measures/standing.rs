//! Where a measure stands in a place, with the figure that says so.

use bigplan_ledger::figures::Figure;
use bigplan_measure::statistics::Interval;
use bigplan_measure::where_we_stand::{Aim, Assessment, Travel, assess, interval, travel, usual_lag};
use bigplan_measure::{Definition, Series};
use jiff::civil::Date;

/// Where a measure stands in a place.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The newest figure that has a value.
    pub latest: Option<Figure>,
    /// Its status, and what it was held against.
    pub assessment: Assessment,
    /// Where it went since the figure before.
    pub travel: Travel,
    /// How sure one can be of the newest figure.
    pub interval: Option<Interval>,
    /// Where it stood and should go.
    pub aim: Aim,
    /// Whether figures of it still come.
    collected: bool,
}

impl Standing {
    /// Where a measure stands by its figures in the order of time, its targets for the place, and the day.
    pub fn of(definition: &Definition, figures: &[Figure], aim: Aim, today: Date) -> Self {
        let series: Series = figures.iter().map(|figure| figure.point.clone()).collect();
        let assessment = assess(definition, &series, &aim, usual_lag(definition.frequency), today);
        let newest = assessment.latest.as_ref().map(|point| point.period);
        let latest = figures.iter().rev().find(|figure| Some(figure.point.period) == newest).cloned();
        let interval = assessment.latest.as_ref().and_then(|point| interval(definition, point));
        let collected = definition.held.until.is_none_or(|until| until + 1 >= today.year());
        Self { latest, travel: travel(definition, &series), assessment, interval, aim, collected }
    }

    /// Whether a newer figure should be there by now. Of what is no longer collected none will come.
    pub fn is_late(&self) -> bool {
        self.collected && self.assessment.freshness.is_some_and(|freshness| freshness.is_late())
    }
}
