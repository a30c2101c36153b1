//! The control chart of a series: its last run, with limits and signals.

use serde::Serialize;

use crate::statistics::{Convention, Limits, Signal, limits, signals};
use crate::{Period, Polarity, Series, Unit};

use super::Way;

/// A control chart. Made of the points since the series last broke.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ControlChart {
    /// The points, oldest first; signals count them from 0.
    pub points: Vec<(Period, f64)>,
    /// Centre and limits.
    pub limits: Limits,
    /// What stands out, by the rules of the convention.
    pub signals: Vec<Signal>,
    /// Whose rules.
    pub convention: Convention,
}

/// The control chart of a series; `None` of fewer than five figures since it last broke.
pub fn control_chart(series: &Series, convention: Convention) -> Option<ControlChart> {
    let valued = |point: &crate::Point| Some((point.period, point.value.filter(|value| value.is_finite())?));
    let points: Vec<_> = series.latest_run().iter().filter_map(valued).collect();
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let limits = limits(&values)?;
    let signals = signals(&values, &limits, convention);
    Some(ControlChart { points, limits, signals, convention })
}

impl ControlChart {
    /// The limits as far as the unit goes: no percentage lies above a hundred, and only a difference lies below
    /// nought. For drawing; the signals are found with the limits as they are.
    pub fn shown_limits(&self, unit: Unit, polarity: Polarity) -> (f64, f64) {
        let signed = unit == Unit::PercentagePoints || polarity == Polarity::NearZero || self.limits.centre < 0.0;
        let lower = if signed { self.limits.lower } else { self.limits.lower.max(0.0) };
        (lower, unit.most().map_or(self.limits.upper, |most| self.limits.upper.min(most)))
    }

    /// Whether a signal is a good one: to the side where the measure is better.
    pub fn meaning(&self, signal: &Signal, polarity: Polarity) -> Way {
        match (polarity, signal.up) {
            (Polarity::High, true) | (Polarity::Low, false) => Way::Better,
            (Polarity::High, false) | (Polarity::Low, true) => Way::Worse,
            (Polarity::Context | Polarity::NearZero, true) => Way::Higher,
            (Polarity::Context | Polarity::NearZero, false) => Way::Lower,
        }
    }

    /// Signals that the newest point is part of.
    pub fn now(&self) -> impl Iterator<Item = &Signal> {
        let last = self.points.len().checked_sub(1);
        self.signals.iter().filter(move |signal| Some(signal.last) == last)
    }
}

#[cfg(test)]
mod tests {
    use super::control_chart;
    use crate::fixtures::point;
    use crate::statistics::{Convention, Rule};
    use crate::where_we_stand::Way;
    use crate::{Polarity, Series, Unit};

    #[test]
    fn a_chart_begins_where_the_series_broke() {
        let mut points: Vec<_> = (2000..2010).map(|year| point(year, Some(f64::from(year % 2)))).collect();
        points[4].comparable = false;
        let chart = control_chart(&Series::new(points.clone()), Convention::Wheeler).expect("six points");
        assert_eq!(chart.points.len(), 6);
        points[6].comparable = false;
        assert_eq!(control_chart(&Series::new(points), Convention::Wheeler), None);
    }

    #[test]
    fn a_signal_now_has_a_meaning_and_limits_stay_in_the_unit() {
        let mut points: Vec<_> = (2000..2012).map(|year| point(year, Some(1.0 + f64::from(year % 2)))).collect();
        points.push(point(2012, Some(20.0)));
        let chart = control_chart(&Series::new(points), Convention::Wheeler).expect("thirteen points");
        let now: Vec<_> = chart.now().filter(|signal| signal.rule == Rule::Outside).collect();
        assert_eq!(now.len(), 1);
        assert_eq!(chart.meaning(now[0], Polarity::Low), Way::Worse);
        assert!(chart.limits.lower < 0.0);
        assert_eq!(chart.shown_limits(Unit::Percent, Polarity::Low).0, 0.0);
        assert!(chart.shown_limits(Unit::PercentagePoints, Polarity::Low).0 < 0.0);
    }
}
