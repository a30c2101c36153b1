//! Direction of travel: from one figure to the next, within one run of the series.

use serde::Serialize;

use super::difference::{Difference, difference};
use crate::{Definition, Period, Point, Series};

/// Where a series has gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Travel {
    /// There is no figure.
    NoData,
    /// There is one figure and nothing before it.
    First,
    /// The series broke in between: the two must not be compared.
    NotComparable {
        /// The period that is not comparable with the one before.
        since: Period,
    },
    /// From one figure to the newest.
    Moved {
        /// The period it came from.
        from: Period,
        /// The newest period.
        to: Period,
        /// The newest less the one before.
        change: Difference,
    },
}

/// From the figure before the newest to the newest.
pub fn travel(definition: &Definition, series: &Series) -> Travel {
    let last = series.latest().map(|point| point.period.ends());
    let earlier = |point: &&Point| has_value(point) && last.is_some_and(|last| point.period.ends() < last);
    from(definition, series, series.points().iter().rfind(earlier))
}

/// From the figure of a period to the newest; [`Travel::First`] when that period has no figure.
pub fn travel_since(definition: &Definition, series: &Series, period: Period) -> Travel {
    from(definition, series, series.at(period).filter(|point| has_value(point)))
}

fn from(definition: &Definition, series: &Series, before: Option<&Point>) -> Travel {
    let Some(latest) = series.latest() else { return Travel::NoData };
    let Some(before) = before.filter(|before| before.period.ends() < latest.period.ends()) else {
        return Travel::First;
    };
    let between =
        |point: &&Point| before.period.ends() < point.period.ends() && point.period.ends() <= latest.period.ends();
    if let Some(broken) = series.points().iter().filter(between).rfind(|point| !point.comparable) {
        return Travel::NotComparable { since: broken.period };
    }
    let moved = |change| Travel::Moved { from: before.period, to: latest.period, change };
    difference(definition, latest, before).map_or(Travel::First, moved)
}

fn has_value(point: &Point) -> bool {
    point.value.is_some_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::{Travel, travel, travel_since};
    use crate::Period::Year;
    use crate::fixtures::{counted, definition, point};
    use crate::where_we_stand::{Sure, Way};
    use crate::{Polarity, Series};

    #[test]
    fn the_newest_is_held_against_the_one_before_it() {
        let series = Series::new(vec![counted(2009, 48.0, 80.0), point(2010, None), counted(2011, 56.0, 70.0)]);
        let Travel::Moved { from, to, change } = travel(&definition(), &series) else { panic!("it moved") };
        assert_eq!((from, to, change.way, change.sure), (Year(2009), Year(2011), Way::Better, Sure::Real));
        let mut low = definition();
        low.polarity = Polarity::Low;
        assert!(matches!(travel(&low, &series), Travel::Moved { change, .. } if change.way == Way::Worse));
    }

    #[test]
    fn nothing_is_compared_across_a_break() {
        let mut broken = point(2010, None);
        broken.comparable = false;
        let series = Series::new(vec![point(2008, Some(1.0)), point(2009, Some(2.0)), broken, point(2011, Some(3.0))]);
        assert_eq!(travel(&definition(), &series), Travel::NotComparable { since: Year(2010) });
        assert_eq!(travel_since(&definition(), &series, Year(2008)), Travel::NotComparable { since: Year(2010) });
    }

    #[test]
    fn two_figures_of_the_same_end_are_not_held_against_each_other() {
        let december =
            crate::Point { period: crate::Period::Month { year: 2010, month: 12 }, ..point(2010, Some(9.0)) };
        let series = Series::new(vec![point(2009, Some(1.0)), point(2010, Some(4.0)), december]);
        assert!(matches!(travel(&definition(), &series), Travel::Moved { from: Year(2009), .. }));
    }

    #[test]
    fn one_figure_has_gone_nowhere() {
        assert_eq!(travel(&definition(), &Series::default()), Travel::NoData);
        let one = Series::new(vec![point(2009, Some(2.0))]);
        assert_eq!(travel(&definition(), &one), Travel::First);
        assert_eq!(travel_since(&definition(), &one, Year(2009)), Travel::First);
        assert_eq!(travel_since(&definition(), &one, Year(2001)), Travel::First);
    }
}
