//! The course of a measure in a place: its figures, where they should be, whom they are compared with, and where
//! they go if nothing changes.

use bigplan_measure::where_we_stand::{Aim, ForecastPoint, TargetKind, forecast, peers};
use bigplan_measure::{Area, Basis, Definition, GroupCode, Period, Point, Series};
use bigplan_press::trend::{Forecast, Line, Trend};

use super::figure_words as words;
use super::score_table::neighbours;
use crate::shell::measures::ShownMeasures;

/// How far ahead a line is carried on, in figures.
const AHEAD: usize = 3;

/// The figures of a place in the order of time.
pub fn series(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Series {
    measures.figures(&definition.code, &place.code).iter().map(|figure| figure.point.clone()).collect()
}

/// The course with targets, comparators and forecast; `None` of fewer than two figures.
pub fn course(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Option<Trend> {
    let own = series(measures, definition, place);
    let bare = bare(measures, definition, place, &own)?;
    let region = measures.places.region.iter().filter_map(|area| beside(measures, definition, place, area));
    let mut comparators: Vec<Line> = bare.comparators.iter().cloned().chain(region).collect();
    comparators.push(Line::new("Mean of statistical neighbours", means(measures, definition, own.points())));
    comparators.retain(|line| !line.points.is_empty());
    Some(Trend { comparators, forecast: ahead(definition, &own), ..bare })
}

/// The course as a small picture: beside the country alone, without intervals or forecast. `None` of fewer than two
/// figures.
pub fn small(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Option<Trend> {
    let mut trend = bare(measures, definition, place, &series(measures, definition, place))?;
    trend.points.iter_mut().for_each(|point| point.interval = None);
    Some(trend)
}

/// The course with its targets beside the country.
fn bare(measures: &ShownMeasures, definition: &Definition, place: &Area, own: &Series) -> Option<Trend> {
    if own.points().iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let country = measures.places.country.iter().filter_map(|area| beside(measures, definition, place, area));
    Some(Trend {
        title: format!("{}: {}", place.name, definition.title),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        subject: place.name.clone(),
        points: own.points().iter().map(|point| words::chart_point(definition, point)).collect(),
        interval_name: "95% interval".to_owned(),
        targets: targets(&measures.aim(&definition.code, &place.code, &GroupCode::all())),
        comparators: country.collect(),
        ..Trend::default()
    })
}

/// The line of another place, where it has figures.
fn beside(measures: &ShownMeasures, definition: &Definition, place: &Area, other: &Area) -> Option<Line> {
    let points = series(measures, definition, other);
    let plain = |point: &Point| bigplan_press::Point { interval: None, ..words::chart_point(definition, point) };
    let line = Line::new(&other.name, points.points().iter().map(plain).collect());
    // How many there are in a whole country says nothing of a place, and would press its line flat.
    let fair = definition.basis != Basis::Count && other.code != place.code;
    (fair && !line.points.is_empty()).then_some(line)
}

fn means(measures: &ShownMeasures, definition: &Definition, points: &[Point]) -> Vec<bigplan_press::Point> {
    let of = |period: Period| {
        let found = peers(definition, None, &neighbours(measures, definition, period))?;
        Some(bigplan_press::Point::new(words::moment(period), period.short(), found.mean))
    };
    points.iter().filter_map(|point| of(point.period)).collect()
}

/// The targets, each kind a line of its own.
fn targets(aim: &Aim) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for target in &aim.targets {
        let name = match target.kind {
            TargetKind::Plan => "Target",
            TargetKind::Stretch => "Stretch target",
            TargetKind::ImprovementNotice => "Target of the improvement notice",
        };
        let point = bigplan_press::Point::new(words::moment(target.period), target.period.short(), target.value);
        match lines.iter_mut().find(|line| line.name == name) {
            Some(line) => line.points.push(point),
            None => lines.push(Line::new(name, vec![point])),
        }
    }
    lines
}

/// Where it goes if nothing changes, for the next few periods.
fn ahead(definition: &Definition, series: &Series) -> Option<Forecast> {
    let last = series.latest()?.period;
    let periods: Vec<Period> = std::iter::successors(last.next(), |period| period.next()).take(AHEAD).collect();
    let told = forecast(definition, series, &periods)?;
    let point = |one: &ForecastPoint| {
        let point = bigplan_press::Point::new(words::moment(one.period), one.period.short(), one.value);
        point.between(one.interval.lower, one.interval.upper)
    };
    Some(Forecast {
        points: told.points.iter().map(point).collect(),
        interval_name: "95% interval".to_owned(),
        assumes: told.assumption,
    })
}
