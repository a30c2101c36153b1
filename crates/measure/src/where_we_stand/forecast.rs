//! What comes next if nothing changes: the straight line through the last run, carried on.

use serde::Serialize;

use super::target::months;
use crate::statistics::{Interval, Level, line};
use crate::{Definition, Period, Polarity, Series, Unit};

/// Fewer figures than this foretell nothing.
pub const FEWEST: usize = 5;

/// One foretold figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ForecastPoint {
    /// Of which time.
    pub period: Period,
    /// The value on the line, in the measure's unit.
    pub value: f64,
    /// Where 95 in 100 new figures lie.
    pub interval: Interval,
}

/// A forecast and what it takes for granted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Forecast {
    /// The figures, in the order asked for.
    pub points: Vec<ForecastPoint>,
    /// How much the line rises in twelve months.
    pub slope_a_year: f64,
    /// The first and the last figure it is made of, and how many.
    pub made_of: (Period, Period, usize),
    /// The assumption, as a sentence for the page.
    pub assumption: String,
}

/// Carries the straight line through the figures since the last break on to later periods. Values and intervals are
/// kept within what the unit can be. `None` of fewer than [`FEWEST`] figures; periods that are not later than the last
/// figure are passed over.
pub fn forecast(definition: &Definition, series: &Series, ahead: &[Period]) -> Option<Forecast> {
    let run = series.latest_run();
    let known: Vec<(Period, f64)> =
        run.iter().filter_map(|point| Some((point.period, point.value.filter(|v| v.is_finite())?))).collect();
    let (first, last) = (known.first()?.0, known.last()?.0);
    let years = |period: Period| months(period.ends()) / 12.0;
    // Years since the first figure: small numbers lose no digits.
    let since = |period: Period| years(period) - years(first);
    let fitted = line(&known.iter().map(|(period, value)| (since(*period), *value)).collect::<Vec<_>>())?;
    if known.len() < FEWEST {
        return None;
    }
    let foretold = |period: &Period| {
        let predicted = fitted.predict(since(*period), Level::NinetyFive)?;
        let keep = |number: f64| within(definition, &known, number);
        let interval = Interval::new(keep(predicted.interval.lower), keep(predicted.interval.upper))?;
        Some(ForecastPoint { period: *period, value: keep(predicted.value), interval })
    };
    let points = ahead.iter().filter(|period| period.ends() > last.ends()).filter_map(foretold).collect();
    let assumption = format!(
        "Takes for granted that the straight line through the {} figures from {} to {} goes on, and that new figures \
         scatter about it as those did. Nothing that is planned is in it.",
        known.len(),
        first.shown(),
        last.shown()
    );
    Some(Forecast { points, slope_a_year: fitted.slope, made_of: (first, last, known.len()), assumption })
}

/// Not above the most of the unit, and not below nought where the measure never is.
fn within(definition: &Definition, known: &[(Period, f64)], number: f64) -> f64 {
    let signed = definition.unit == Unit::PercentagePoints
        || definition.polarity == Polarity::NearZero
        || known.iter().any(|(_, value)| *value < 0.0);
    let number = if signed { number } else { number.max(0.0) };
    definition.unit.most().map_or(number, |most| number.min(most))
}

#[cfg(test)]
mod tests {
    use super::forecast;
    use crate::Period::Year;
    use crate::Series;
    use crate::fixtures::{definition, point};

    #[test]
    fn a_line_goes_on() {
        let series: Series = (2000..2008).map(|year| point(year, Some(f64::from(year - 1990)))).collect();
        let found = forecast(&definition(), &series, &[Year(2009), Year(2005)]).expect("eight figures");
        assert_eq!(found.points.len(), 1);
        assert!((found.points[0].value - 19.0).abs() < 1e-9 && (found.slope_a_year - 1.0).abs() < 1e-9);
        assert!(found.assumption.contains("8 figures from 2000 to 2007"));
    }

    #[test]
    fn nothing_lies_above_a_hundred_or_below_nought() {
        let rising: Series = (2000..2006).map(|year| point(year, Some(f64::from(year - 2000) * 19.0))).collect();
        let found = forecast(&definition(), &rising, &[Year(2010)]).expect("six figures");
        assert_eq!((found.points[0].value, found.points[0].interval.upper), (100.0, 100.0));
        let falling: Series = (2000..2006).map(|year| point(year, Some(f64::from(2006 - year)))).collect();
        let found = forecast(&definition(), &falling, &[Year(2030)]).expect("six figures");
        assert_eq!((found.points[0].value, found.points[0].interval.lower), (0.0, 0.0));
    }

    #[test]
    fn what_lies_behind_a_break_is_not_part_of_the_line() {
        let mut points: Vec<_> = (2000..2010).map(|year| point(year, Some(f64::from(year % 10)))).collect();
        points[5].comparable = false;
        let found = forecast(&definition(), &Series::new(points.clone()), &[Year(2011)]).expect("five figures");
        assert_eq!(found.made_of, (Year(2005), Year(2009), 5));
        points[6].comparable = false;
        assert_eq!(forecast(&definition(), &Series::new(points), &[Year(2011)]), None);
    }
}
