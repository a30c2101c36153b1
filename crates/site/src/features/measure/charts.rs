//! The charts of a measure: its course, its ups and downs, and its place among others.

use bigplan_measure::statistics::{Convention, Rule};
use bigplan_measure::where_we_stand::{Aim, TargetKind, control_chart, forecast, interval, peers};
use bigplan_measure::{Area, Definition, Period, Point, Series};
use bigplan_press::control::{self, Control};
use bigplan_press::ranked::{Bar, Ranked};
use bigplan_press::trend::{self, Forecast, Trend};

use crate::parts::figure_words as words;
use crate::parts::score_table::neighbours;
use crate::shell::measures::ShownMeasures;

/// How far ahead a line is carried on, in figures.
const AHEAD: usize = 3;

/// The figures of a place in the order of time.
pub fn series(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Series {
    measures.figures(&definition.code, &place.code).iter().map(|figure| figure.point.clone()).collect()
}

/// The course of a measure with targets, comparators, and where it goes; `None` of fewer than two figures.
pub fn course(measures: &ShownMeasures, definition: &Definition, place: &Area, aim: &Aim) -> Option<Trend> {
    let own = series(measures, definition, place);
    if own.points().iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let points: Vec<_> = own.points().iter().map(|point| words::chart_point(definition, point)).collect();
    let beside = [&measures.places.country, &measures.places.region].into_iter().flatten();
    let mut comparators: Vec<trend::Line> = beside
        .filter(|area| area.code != place.code)
        .map(|area| line_of(definition, &area.name, series(measures, definition, area).points()))
        .collect();
    comparators.push(trend::Line::new("Mean of statistical neighbours", means(measures, definition, own.points())));
    comparators.retain(|line| !line.points.is_empty());
    Some(Trend {
        title: format!("{}: {}", place.name, definition.title),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        subject: place.name.clone(),
        points,
        interval_name: "95% interval".to_owned(),
        targets: targets(aim),
        comparators,
        forecast: ahead(definition, &own),
        ..Trend::default()
    })
}

fn line_of(definition: &Definition, name: &str, points: &[Point]) -> trend::Line {
    let plain = |point: &Point| bigplan_press::Point { interval: None, ..words::chart_point(definition, point) };
    trend::Line::new(name, points.iter().map(plain).collect())
}

fn means(measures: &ShownMeasures, definition: &Definition, points: &[Point]) -> Vec<bigplan_press::Point> {
    let of = |period: Period| {
        let found = peers(definition, None, &neighbours(measures, definition, period))?;
        Some(bigplan_press::Point::new(words::moment(period), period.short(), found.mean))
    };
    points.iter().filter_map(|point| of(point.period)).collect()
}

/// The targets, each kind a line of its own.
fn targets(aim: &Aim) -> Vec<trend::Line> {
    let mut lines: Vec<trend::Line> = Vec::new();
    for target in &aim.targets {
        let name = match target.kind {
            TargetKind::Plan => "Target",
            TargetKind::Stretch => "Stretch target",
            TargetKind::ImprovementNotice => "Target of the improvement notice",
        };
        let point = bigplan_press::Point::new(words::moment(target.period), target.period.short(), target.value);
        match lines.iter_mut().find(|line| line.name == name) {
            Some(line) => line.points.push(point),
            None => lines.push(trend::Line::new(name, vec![point])),
        }
    }
    lines
}

/// Where it goes if nothing changes, for the next few periods.
fn ahead(definition: &Definition, series: &Series) -> Option<Forecast> {
    let last = series.latest()?.period;
    let periods: Vec<Period> = std::iter::successors(last.next(), |period| period.next()).take(AHEAD).collect();
    let told = forecast(definition, series, &periods)?;
    let point = |one: &bigplan_measure::where_we_stand::ForecastPoint| {
        let point = bigplan_press::Point::new(words::moment(one.period), one.period.short(), one.value);
        point.between(one.interval.lower, one.interval.upper)
    };
    Some(Forecast {
        points: told.points.iter().map(point).collect(),
        interval_name: "95% interval".to_owned(),
        assumes: told.assumption,
    })
}

/// Which ups and downs are more than chance; `None` where there are too few figures.
pub fn control(definition: &Definition, place: &Area, series: &Series) -> Option<Control> {
    let chart = control_chart(series, Convention::MakingDataCount)?;
    let moment = |index: usize| chart.points.get(index).map(|(period, _)| words::moment(*period));
    let marks = chart.signals.iter().flat_map(|signal| {
        let rule = match signal.rule {
            Rule::Outside => control::Rule::Outside,
            Rule::OneSide => control::Rule::Side,
            Rule::NearLimit => control::Rule::NearLimit,
            Rule::Trend => control::Rule::Course,
        };
        (signal.first..=signal.last).filter_map(moment).map(move |at| control::Signal { at, rule })
    });
    let (low, high) = chart.shown_limits(definition.unit, definition.polarity);
    let stretch = control::Stretch {
        from: moment(0)?,
        to: moment(chart.points.len() - 1)?,
        centre: chart.limits.centre,
        limits: Some(bigplan_press::Interval { low, high }),
    };
    let point =
        |(period, value): &(Period, f64)| bigplan_press::Point::new(words::moment(*period), period.short(), *value);
    Some(Control {
        title: format!("{}: which ups and downs are more than chance", place.name),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        points: chart.points.iter().map(point).collect(),
        stretches: vec![stretch],
        signals: marks.collect(),
        from_nought: false,
    })
}

/// The place among its neighbours for the newest time of which any neighbour has a figure.
pub fn ranked(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Option<Ranked> {
    let own = series(measures, definition, place);
    let newest = own
        .points()
        .iter()
        .rev()
        .find(|point| point.value.is_some() && !neighbours(measures, definition, point.period).is_empty())?;
    let point_of = |area: &Area| {
        series(measures, definition, area).at(newest.period).filter(|point| point.value.is_some()).cloned()
    };
    let mut bars: Vec<Bar> = measures
        .places
        .neighbours
        .iter()
        .filter_map(|area| Some(bar(definition, area, &point_of(area)?, false)))
        .chain([bar(definition, place, newest, true)])
        .collect();
    bars.sort_by(|one, other| other.value.partial_cmp(&one.value).unwrap_or(std::cmp::Ordering::Equal));
    let average = measures.places.country.as_ref().and_then(|area| Some((area.name.clone(), point_of(area)?.value?)));
    Some(Ranked {
        title: format!("{} and its statistical neighbours, {}", place.name, newest.period.shown()),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        bars,
        interval_name: "95% interval".to_owned(),
        average,
    })
}

fn bar(definition: &Definition, area: &Area, point: &Point, own: bool) -> Bar {
    let interval = interval(definition, point);
    Bar {
        name: area.name.clone(),
        value: point.value,
        interval: interval.map(|one| bigplan_press::Interval { low: one.lower, high: one.upper }),
        own,
        missing: String::new(),
    }
}
