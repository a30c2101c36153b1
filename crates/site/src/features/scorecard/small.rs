//! Many courses on one page, each small: where a measure stands, and how it and the country have gone.

use bigplan_measure::{Area, Definition};

use crate::parts::chart::ChartView;
use crate::parts::course;
use crate::parts::score_table::ScoreRow;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;

/// One measure.
pub struct Card {
    /// Where it stands.
    pub row: ScoreRow,
    /// Its course.
    pub chart: ChartView,
}

/// The courses of some measures in a place, and the titles of those that have too few figures for one.
///
/// # Errors
/// When one cannot be drawn.
pub fn of(measures: &ShownMeasures, all: &[&Definition], place: &Area) -> Result<(Vec<Card>, Vec<String>), PageError> {
    let (mut cards, mut without) = (Vec::new(), Vec::new());
    for definition in all {
        match course::small(measures, definition, place) {
            None => without.push(definition.title.clone()),
            Some(trend) => {
                let chart = ChartView::small(&trend, &format!("course-{}", definition.code))?;
                cards.push(Card { row: ScoreRow::of(measures, definition, place), chart });
            }
        }
    }
    Ok((cards, without))
}
