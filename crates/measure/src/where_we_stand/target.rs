//! Targets, and the straight line that leads to them.

use bigplan_plan::MeasureUse;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Definition, Period, Tolerance, Unit};

/// What sort of promise a target is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// The plan's own.
    #[default]
    Plan,
    /// The stretch target of a local agreement.
    Stretch,
    /// Set by an improvement notice.
    ImprovementNotice,
}

/// Where a measure should be in a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// When.
    pub period: Period,
    /// The figure, in the measure's unit.
    pub value: f64,
    /// What sort of promise.
    #[serde(default)]
    pub kind: TargetKind,
    /// How far beside it is still near; the definition's tolerance where it says nothing.
    #[serde(default)]
    pub tolerance: Option<Tolerance>,
}

/// Where a measure stood and where it should go, for one place and group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Aim {
    /// Where it stood before.
    #[serde(default)]
    pub baseline: Option<(Period, f64)>,
    /// Without a baseline: the newest period known when the targets were set. Figures behind a later break of the
    /// series are not held against them.
    #[serde(default)]
    pub set_on: Option<Period>,
    /// Where it should be. Of several for a period the first counts.
    #[serde(default)]
    pub targets: Vec<Target>,
}

impl Aim {
    /// What a plan says of its measure, as far as it gives numbers in the measure's own unit, with their time: a target
    /// "down by a tenth" of a rate is no rate, and no figure can be held against it.
    pub fn of(measure: &MeasureUse, definition: &Definition, kind: TargetKind) -> Self {
        let period = |text: &Option<String>| text.as_deref().and_then(|text| Period::read(text, definition.year));
        let number = |value: Option<f64>, unit: Option<bigplan_plan::Unit>| {
            value.filter(|_| unit.is_none_or(|unit| Unit::from(unit) == definition.unit))
        };
        let target = |one: &bigplan_plan::Target| {
            let (period, value) = (period(&one.period)?, number(one.value, one.unit)?);
            Some(Target { period, value, kind, tolerance: None })
        };
        let baseline = measure.baseline.as_ref();
        Self {
            baseline: baseline.and_then(|one| period(&one.period).zip(number(one.value, one.unit))),
            set_on: None,
            targets: measure.targets.iter().filter_map(target).collect(),
        }
    }

    /// The same aim with the targets of one kind.
    pub fn of_kind(&self, kind: TargetKind) -> Self {
        let targets = self.targets.iter().filter(|target| target.kind == kind).cloned().collect();
        Self { targets, ..self.clone() }
    }

    /// The period whose figures the targets were set on.
    pub fn origin(&self) -> Option<Period> {
        self.baseline.map(|(period, _)| period).or(self.set_on)
    }

    /// The straight line from the baseline to the first target and on from target to target.
    pub fn trajectory(&self) -> Trajectory {
        let targets = self.targets.iter().map(|target| (target.period, target.value));
        Trajectory::new(self.baseline.into_iter().chain(targets))
    }
}

/// Straight lines from corner to corner. Between two of them time counts in months to the end of the period.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Trajectory(Vec<(Period, f64)>);

impl Trajectory {
    /// Through finite corners; of several for the same end the first counts.
    pub fn new(corners: impl IntoIterator<Item = (Period, f64)>) -> Self {
        let mut corners: Vec<_> = corners.into_iter().filter(|(_, value)| value.is_finite()).collect();
        corners.sort_by_key(|(period, _)| period.ends());
        corners.dedup_by_key(|(period, _)| period.ends());
        Self(corners)
    }

    /// The corners, oldest first.
    pub fn corners(&self) -> &[(Period, f64)] {
        &self.0
    }

    /// Where the figure should be at the end of a period; `None` before the first corner and after the last.
    pub fn at(&self, period: Period) -> Option<f64> {
        let end = period.ends();
        let after = self.0.iter().position(|(corner, _)| corner.ends() >= end)?;
        let (to, to_value) = *self.0.get(after)?;
        if to.ends() == end {
            return Some(to_value);
        }
        let (from, from_value) = *self.0.get(after.checked_sub(1)?)?;
        let part = (months(end) - months(from.ends())) / (months(to.ends()) - months(from.ends()));
        Some(from_value * (1.0 - part) + to_value * part).filter(|value| value.is_finite())
    }
}

/// Months since the year nought, the days of a month as its part: the last day of a month is a whole number.
pub(super) fn months(day: Date) -> f64 {
    let whole = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    f64::from(whole) + f64::from(day.day()) / f64::from(day.days_in_month())
}

#[cfg(test)]
mod tests {
    use super::{Aim, Target, TargetKind, Trajectory};
    use crate::Period::{Day, FinancialYear, Quarter, Year};

    #[test]
    fn the_line_is_straight_and_ends_at_the_target() {
        // The aim of the national strategy for Peterborough: 57.7 in 1998, 55 % less (26.0) in 2010.
        let line = Trajectory::new([(Year(2010), 26.0), (Year(1998), 57.7)]);
        assert_eq!(line.at(Year(1998)), Some(57.7));
        assert_eq!(line.at(Year(2010)), Some(26.0));
        assert!(line.at(Year(2004)).is_some_and(|v| (v - 41.85).abs() < 1e-9));
        assert_eq!(line.at(Year(1997)), None);
        assert_eq!(line.at(Year(2011)), None);
    }

    #[test]
    fn quarters_and_days_lie_between_years() {
        let line =
            Trajectory::new([(FinancialYear(2008), 10.0), (FinancialYear(2009), 30.0), (FinancialYear(2010), 20.0)]);
        assert!(line.at(Quarter { year: 2009, quarter: 1 }).is_some_and(|v| (v - 15.0).abs() < 1e-9));
        assert!(line.at(Quarter { year: 2009, quarter: 4 }).is_some_and(|v| (v - 30.0).abs() < 1e-9));
        assert!(line.at(Day(jiff::civil::date(2010, 9, 30))).is_some_and(|v| (v - 25.0).abs() < 1e-9));
    }

    #[test]
    fn an_aim_has_targets_of_kinds() {
        let target = |value, kind| Target { period: Year(2010), value, kind, tolerance: None };
        let aim =
            Aim { targets: vec![target(50.0, TargetKind::Plan), target(60.0, TargetKind::Stretch)], ..Aim::default() };
        assert_eq!(aim.of_kind(TargetKind::Stretch).targets.len(), 1);
        assert_eq!(aim.trajectory().at(Year(2010)), Some(50.0));
    }
}
