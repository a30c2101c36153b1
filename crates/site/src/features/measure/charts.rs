//! The charts of a measure beside its course: its ups and downs, and its place among others.

use bigplan_measure::statistics::{Convention, Rule};
use bigplan_measure::where_we_stand::{control_chart, interval};
use bigplan_measure::{Area, Definition, Period, Point, Series};
use bigplan_press::control::{self, Control};
use bigplan_press::ranked::{Bar, Ranked};

use crate::parts::course::series;
use crate::parts::figure_words as words;
use crate::parts::score_table::neighbours;
use crate::shell::measures::ShownMeasures;

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
