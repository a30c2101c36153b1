//! The course of the measure that is asked about, as its own page draws it.

use bigplan_ledger::quarter::AskedAbout;

use crate::parts::chart::ChartView;
use crate::parts::course::course;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;

/// The chart; `None` for an item, and where there are fewer than two figures.
///
/// # Errors
/// When it cannot be drawn.
pub fn of(measures: &ShownMeasures, about: &AskedAbout) -> Result<Option<ChartView>, PageError> {
    let AskedAbout::Measure(code) = about else { return Ok(None) };
    let found = measures.definition(code).zip(measures.places.own.as_ref());
    let trend = found.and_then(|(definition, own)| course(measures, definition, own));
    trend.map(|trend| ChartView::of(&trend, "course")).transpose()
}
