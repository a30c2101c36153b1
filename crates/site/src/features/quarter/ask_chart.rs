//! The course of the measure that is asked about, with its targets.

use bigplan_ledger::quarter::AskedAbout;
use bigplan_measure::GroupCode;
use bigplan_press::trend::{Line, Trend};

use crate::parts::chart::ChartView;
use crate::parts::figure_words as words;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;

/// The chart; `None` for an item, and where there are fewer than two figures.
///
/// # Errors
/// When it cannot be drawn.
pub fn of(measures: &ShownMeasures, about: &AskedAbout) -> Result<Option<ChartView>, PageError> {
    let AskedAbout::Measure(code) = about else { return Ok(None) };
    let Some((definition, own)) = measures.definition(code).zip(measures.places.own.as_ref()) else {
        return Ok(None);
    };
    let figures = measures.figures(code, &own.code);
    if figures.iter().filter(|figure| figure.point.value.is_some()).count() < 2 {
        return Ok(None);
    }
    let targets = measures.aim(code, &own.code, &GroupCode::all()).targets;
    let target = |one: &bigplan_measure::where_we_stand::Target| {
        bigplan_press::Point::new(words::moment(one.period), one.period.short(), one.value)
    };
    let targets: Vec<_> = targets.iter().map(target).collect();
    let trend = Trend {
        title: format!("{}: {}", own.name, definition.title),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        subject: own.name.clone(),
        points: figures.iter().map(|figure| words::chart_point(definition, &figure.point)).collect(),
        interval_name: "95% interval".to_owned(),
        targets: if targets.is_empty() { Vec::new() } else { vec![Line::new("Target", targets)] },
        ..Trend::default()
    };
    ChartView::of(&trend, "course").map(Some)
}
