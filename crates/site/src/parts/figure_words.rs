//! How figures are written: numbers with their units, statuses with word and shape, points for charts.

use bigplan_measure::where_we_stand::{Difference, Sure, Travel, Way, interval};
use bigplan_measure::{Definition, Missing, Period, Point, Standing, Status, Unit};
use bigplan_press::NumberFormat;

/// How a measure's numbers are written.
pub fn numbers(definition: &Definition) -> NumberFormat {
    let decimals = definition.decimals;
    match definition.unit {
        Unit::Percent => NumberFormat::percent(decimals),
        Unit::Gbp => NumberFormat { before: "£".to_owned(), ..NumberFormat::plain(decimals) },
        Unit::Days | Unit::Hours | Unit::Months => {
            NumberFormat { after: definition.unit.shown().to_owned(), ..NumberFormat::plain(decimals) }
        }
        _ => NumberFormat::plain(decimals),
    }
}

/// What the numbers are, for the axis of a chart.
pub fn unit(definition: &Definition) -> String {
    match definition.unit {
        Unit::Count | Unit::Ratio | Unit::Score => definition.title.clone(),
        Unit::Percent => "per cent".to_owned(),
        other => other.shown().trim().to_owned(),
    }
}

/// A value with its unit, in full: "48.5 per 1,000".
pub fn value(definition: &Definition, value: f64) -> String {
    let number = numbers(definition).text(value);
    match definition.unit {
        Unit::Per1000 | Unit::Per10000 | Unit::Per100000 | Unit::Points | Unit::PercentagePoints => {
            format!("{number}{}", definition.unit.shown())
        }
        _ => number,
    }
}

/// How far apart two figures are: "12.3 per 1,000", "4.0 percentage points".
pub fn apart(definition: &Definition, amount: f64) -> String {
    if definition.unit != Unit::Percent {
        return value(definition, amount);
    }
    let number = NumberFormat::plain(definition.decimals).text(amount);
    let points = if number == "1" { "point" } else { "points" };
    format!("{number} percentage {points}")
}

/// A figure, or why there is none.
pub fn figure(definition: &Definition, point: &Point) -> String {
    match (point.value, point.missing) {
        (Some(number), _) => value(definition, number),
        (None, Some(why)) => why.shown().to_owned(),
        (None, None) => Missing::NotAvailable.shown().to_owned(),
    }
}

/// How settled a figure is, where it is not final.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Final => "",
        Standing::Provisional => "provisional",
        Standing::Estimated => "estimated",
    }
}

/// A status in one word, and the class that gives it shape and colour.
pub fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::OnTarget => ("On target", "f-status--on"),
        Status::Near => ("Near target", "f-status--near"),
        Status::OffTarget => ("Off target", "f-status--off"),
        Status::NoTarget => ("No target", "f-status--none"),
        Status::NoData => ("No data", "f-status--none"),
        Status::Late => ("Late", "f-status--late"),
        Status::NotComparable => ("Not comparable", "f-status--none"),
    }
}

/// A change in words: how much, which way, and whether it is more than chance.
pub fn change(definition: &Definition, change: &Difference) -> (String, &'static str, &'static str) {
    let way = match change.way {
        Way::Better => "better",
        Way::Worse => "worse",
        Way::Higher => "up",
        Way::Lower => "down",
        Way::Same => "no change",
    };
    let sure = if change.way == Way::Same { "" } else { sure(change.sure) };
    (differences(definition).signed(change.value), way, sure)
}

/// How the differences of a measure's numbers are written. Two per cents differ by points: "10 % more" would say
/// something else.
pub fn differences(definition: &Definition) -> NumberFormat {
    match definition.unit {
        Unit::Percent => NumberFormat { after: " points".to_owned(), ..NumberFormat::plain(definition.decimals) },
        _ => numbers(definition),
    }
}

/// Whether a difference is more than chance.
pub fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Real => "more than chance",
        Sure::MayBeChance => "may be chance",
        Sure::Unknown => "not known if more than chance",
    }
}

/// Where a series went in words; `None` where there is nothing to say.
pub fn travel(definition: &Definition, travel: &Travel) -> Option<(String, &'static str, &'static str)> {
    match travel {
        Travel::NoData | Travel::First => None,
        Travel::NotComparable { .. } => Some((String::new(), "not comparable", "with the figure before")),
        Travel::Moved { change: by, .. } => Some(change(definition, by)),
    }
}

/// Where a period stands in time: the year and the part of it that has passed when the period ends.
pub fn moment(period: Period) -> f64 {
    let end = period.ends();
    f64::from(end.year()) + f64::from(end.day_of_year() - 1) / 366.0
}

/// A figure as a chart takes it.
pub fn chart_point(definition: &Definition, point: &Point) -> bigplan_press::Point {
    let standing = match point.standing {
        Standing::Final => bigplan_press::Standing::Final,
        Standing::Provisional => bigplan_press::Standing::Provisional,
        Standing::Estimated => bigplan_press::Standing::Estimated,
    };
    let missing = if point.value.is_some() { String::new() } else { figure(definition, point) };
    let interval = interval(definition, point);
    bigplan_press::Point {
        at: moment(point.period),
        period: point.period.short(),
        value: point.value,
        interval: interval.map(|one| bigplan_press::Interval { low: one.lower, high: one.upper }),
        standing,
        breaks: !point.comparable,
        missing,
    }
}
