//! Status: the newest figure against what was promised.

use jiff::civil::Date;
use serde::Serialize;

use super::freshness::{Freshness, freshness};
use super::target::{Aim, Target};
use crate::{Definition, Period, Point, Polarity, Series, Status, Tolerance};

/// What a figure was held against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Against {
    /// The target of its own period.
    Target(Period, f64),
    /// The straight line on the way to a target: where it should be by now.
    Trajectory(f64),
    /// The last target, whose time is over.
    Past(Period, f64),
    /// The next target, whose time is to come, as there is no baseline to draw a line from.
    Coming(Period, f64),
}

impl Against {
    /// The figure.
    pub fn value(self) -> f64 {
        match self {
            Self::Target(_, value) | Self::Trajectory(value) | Self::Past(_, value) | Self::Coming(_, value) => value,
        }
    }
}

/// Where a measure stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// In one word, lateness first.
    pub status: Status,
    /// What the newest figure says, be it late or not.
    pub last_status: Status,
    /// The newest figure.
    pub latest: Option<Point>,
    /// What it was held against.
    pub against: Option<Against>,
    /// The newest figure less what it was held against.
    pub difference: Option<f64>,
    /// The width that is still near, in the measure's unit.
    pub tolerance: Option<f64>,
    /// Whether a newer figure should be there.
    pub freshness: Option<Freshness>,
}

/// The status of a value against a target, at the digits shown.
///
/// Measured on the bad side: nothing or less is on target, up to the tolerance near, more is off. A measure that is
/// neither good nor bad has no target.
pub fn status(definition: &Definition, value: Option<f64>, target: Option<f64>, tolerance: Tolerance) -> Status {
    let Some(value) = value.filter(|value| value.is_finite()) else { return Status::NoData };
    let Some(target) = target.filter(|target| target.is_finite()) else { return Status::NoTarget };
    let (value, target) = (definition.rounded(value), definition.rounded(target));
    let Some(short) = definition.polarity.shortfall(value, target) else { return Status::NoTarget };
    // A last digit lost in reckoning must not turn a near one into an off one.
    let slack = 1e-9 * (1.0 + target.abs());
    match short {
        short if short <= slack => Status::OnTarget,
        short if short <= tolerance.width(target) + slack => Status::Near,
        _ => Status::OffTarget,
    }
}

impl Tolerance {
    /// The width in the measure's unit, for a target.
    pub fn width(self, target: f64) -> f64 {
        match self {
            Self::Within(width) => width,
            Self::PercentOfTarget(percent) => target.abs() * percent / 100.0,
        }
    }
}

/// Assesses a series on a day. `lag` is how many days after the end of a period its figure may take (see
/// [`super::usual_lag`]).
pub fn assess(definition: &Definition, series: &Series, aim: &Aim, lag: u16, today: Date) -> Assessment {
    let latest = series.latest().cloned();
    let freshness = latest.as_ref().and_then(|point| freshness(definition, point.period, lag, today));
    let mut found = Assessment {
        status: Status::NoData,
        last_status: Status::NoData,
        latest,
        against: None,
        difference: None,
        tolerance: None,
        freshness,
    };
    let Some((point, value)) = found.latest.as_ref().and_then(|point| Some((point, point.value?))) else {
        return found;
    };
    if broken_since(series, aim, point) {
        found.last_status = Status::NotComparable;
    } else if let Some((against, tolerance)) =
        choose(aim, point.period).filter(|_| definition.polarity != Polarity::Context)
    {
        let tolerance = tolerance.unwrap_or(definition.tolerance);
        found.last_status = status(definition, Some(value), Some(against.value()), tolerance);
        found.difference = Some(value - against.value()).filter(|difference| difference.is_finite());
        found.tolerance = Some(tolerance.width(against.value())).filter(|width| width.is_finite());
        found.against = Some(against);
    } else {
        found.last_status = Status::NoTarget;
    }
    let late = found.freshness.is_some_and(Freshness::is_late);
    found.status = if late { Status::Late } else { found.last_status };
    found
}

/// Whether the series broke after the figures that the aim was set on, up to a point.
fn broken_since(series: &Series, aim: &Aim, point: &Point) -> bool {
    let Some(origin) = aim.origin().map(Period::ends) else { return false };
    let until = point.period.ends();
    let behind = |other: &&Point| origin < other.period.ends() && other.period.ends() <= until;
    series.points().iter().filter(behind).any(|other| !other.comparable)
}

/// What a period's figure is held against, with the target's own tolerance.
fn choose(aim: &Aim, period: Period) -> Option<(Against, Option<Tolerance>)> {
    let end = period.ends();
    let known = || aim.targets.iter().filter(|target| target.value.is_finite());
    let with =
        |against: fn(Period, f64) -> Against, target: &Target| (against(target.period, target.value), target.tolerance);
    if let Some(own) = known().find(|target| target.period == period) {
        return Some(with(Against::Target, own));
    }
    let next = known().filter(|target| target.period.ends() >= end).min_by_key(|target| target.period.ends());
    if let (Some(next), Some(value)) = (next, aim.trajectory().at(period)) {
        return Some((Against::Trajectory(value), next.tolerance));
    }
    let past = known().filter(|target| target.period.ends() < end).max_by_key(|target| target.period.ends());
    past.map(|target| with(Against::Past, target)).or_else(|| next.map(|target| with(Against::Coming, target)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Against, Aim, Target, assess, status};
    use crate::Period::Year;
    use crate::Status::{Late, Near, NoData, NoTarget, NotComparable, OffTarget, OnTarget};
    use crate::fixtures::{definition, point};
    use crate::where_we_stand::TargetKind;
    use crate::{Polarity, Series, Tolerance};

    #[test]
    fn the_status_follows_polarity_and_tolerance() {
        let mut measure = definition();
        let within = Tolerance::Within(1.0);
        let of = |measure: &_, value| status(measure, Some(value), Some(50.0), within);
        assert_eq!([50.0, 49.0, 48.9, 60.0].map(|v| of(&measure, v)), [OnTarget, Near, OffTarget, OnTarget]);
        measure.polarity = Polarity::Low;
        assert_eq!([50.0, 51.0, 51.1, 40.0].map(|v| of(&measure, v)), [OnTarget, Near, OffTarget, OnTarget]);
        measure.polarity = Polarity::NearZero;
        let near_nought = |value| status(&measure, Some(value), Some(0.0), within);
        assert_eq!([0.0, -1.0, 1.1, -2.0].map(near_nought), [OnTarget, Near, OffTarget, OffTarget]);
        measure.polarity = Polarity::Context;
        assert_eq!(of(&measure, 1.0), NoTarget);
        assert_eq!(status(&measure, None, Some(1.0), within), NoData);
        assert_eq!(status(&measure, Some(f64::NAN), Some(1.0), within), NoData);
    }

    #[test]
    fn what_is_shown_as_the_same_number_is_on_target() {
        // 49.96 is shown as 50.0; and 74.7 lies 0.3 from 75 although the machine's last digit says a little more.
        assert_eq!(status(&definition(), Some(49.96), Some(50.0), Tolerance::Within(0.0)), OnTarget);
        assert_eq!(status(&definition(), Some(74.7), Some(75.0), Tolerance::Within(0.3)), Near);
        assert_eq!(status(&definition(), Some(47.5), Some(50.0), Tolerance::PercentOfTarget(5.0)), Near);
    }

    fn aim() -> Aim {
        let target = |year, value| Target { period: Year(year), value, kind: TargetKind::Plan, tolerance: None };
        Aim { baseline: Some((Year(2008), 40.0)), set_on: None, targets: vec![target(2010, 50.0), target(2011, 60.0)] }
    }

    #[test]
    fn the_target_of_the_period_the_line_and_the_past_are_chosen_in_turn() {
        let today = date(2012, 1, 1);
        let seen =
            |year, value| assess(&definition(), &Series::new(vec![point(year, Some(value))]), &aim(), 270, today);
        assert_eq!(
            (seen(2010, 50.0).against, seen(2010, 50.0).last_status),
            (Some(Against::Target(Year(2010), 50.0)), OnTarget)
        );
        assert_eq!((seen(2009, 44.0).against, seen(2009, 44.0).last_status), (Some(Against::Trajectory(45.0)), Near));
        assert_eq!(seen(2012, 55.0).against, Some(Against::Past(Year(2011), 60.0)));
        assert_eq!(seen(2007, 55.0).against, Some(Against::Coming(Year(2010), 50.0)));
        assert_eq!(seen(2010, 48.0).difference, Some(-2.0));
        let bare = assess(&definition(), &Series::new(vec![point(2010, Some(1.0))]), &Aim::default(), 270, today);
        assert_eq!(bare.status, NoTarget);
        assert_eq!(assess(&definition(), &Series::default(), &aim(), 270, today).status, NoData);
    }

    #[test]
    fn an_old_target_is_not_held_against_a_new_series() {
        let mut broken = point(2010, Some(70.0));
        broken.comparable = false;
        let series = Series::new(vec![point(2009, Some(45.0)), broken, point(2011, Some(71.0))]);
        let found = assess(&definition(), &series, &aim(), 270, date(2012, 2, 1));
        assert_eq!((found.status, found.against), (NotComparable, None));
        // Set on figures behind the break, they are.
        let later = Aim { baseline: None, set_on: Some(Year(2010)), ..aim() };
        assert_eq!(assess(&definition(), &series, &later, 270, date(2012, 2, 1)).status, OnTarget);
    }

    #[test]
    fn lateness_comes_first_and_keeps_what_the_last_figure_said() {
        let series = Series::new(vec![point(2009, Some(30.0))]);
        let found = assess(&definition(), &series, &aim(), 270, date(2011, 12, 1));
        assert_eq!((found.status, found.last_status), (Late, OffTarget));
    }
}
