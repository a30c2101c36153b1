//! Gaps: between two groups, two places, or the lowest fifth and the rest.

use super::difference::{Difference, difference};
use crate::statistics::{mean, median};
use crate::{Definition, Point, Series};

/// The gap between two groups or places of the same period: the first less the second. `None` where the periods
/// differ or one has no value.
pub fn gap(definition: &Definition, of: &Point, against: &Point) -> Option<Difference> {
    difference(definition, of, against).filter(|_| of.period == against.period)
}

/// The gap through time: the first less the second for every period that both have. Where either series breaks, so
/// does the gap's. Its points carry no counts, as a gap has none of its own.
pub fn gap_series(of: &Series, against: &Series) -> Series {
    let at = |point: &Point| {
        let other = against.at(point.period)?;
        let value = point.value.zip(other.value).map(|(a, b)| a - b).filter(|value| value.is_finite());
        let comparable = !breaks_before(of, point) && !breaks_before(against, other);
        let missing = point.missing.or(other.missing);
        Some(Point { value, numerator: None, denominator: None, comparable, missing, ..point.clone() })
    };
    // The series broke between two periods that both have, even where the period of the break has one figure only.
    let shared = |series: &Series, other: &Series| -> Vec<jiff::civil::Date> {
        series.points().iter().filter(|p| other.at(p.period).is_some()).map(|p| p.period.ends()).collect()
    };
    let ends = shared(of, against);
    of.points()
        .iter()
        .filter_map(at)
        .map(|mut point| {
            let before = ends.iter().filter(|end| **end < point.period.ends()).max();
            let between = |other: &&Point| {
                before.is_some_and(|before| *before < other.period.ends()) && other.period.ends() < point.period.ends()
            };
            let broken = |series: &Series| series.points().iter().filter(between).any(|other| !other.comparable);
            point.comparable = point.comparable && !broken(of) && !broken(against);
            point
        })
        .collect()
}

fn breaks_before(series: &Series, point: &Point) -> bool {
    series.points().iter().any(|other| other.period == point.period && !other.comparable)
}

/// The gap of the lowest fifth from scores, one for each child: the median of all less the mean of the lowest fifth,
/// as a percentage of the median (national indicator 92). Where a fifth is not a whole number of children the last
/// one counts in part. `None` of fewer than five, or with a median of nought or less.
pub fn lowest_fifth(scores: &[f64]) -> Option<f64> {
    if scores.len() < 5 {
        return None;
    }
    let middle = median(scores)?;
    let mut sorted = scores.to_vec();
    sorted.sort_by(f64::total_cmp);
    let whole = sorted.len() / 5;
    let fifths = u32::try_from(sorted.len() % 5).map(f64::from).ok()?;
    let lowest = sorted.get(..whole)?;
    let next = sorted.get(whole).copied().unwrap_or_default();
    let count = f64::from(u32::try_from(whole).ok()?);
    let mean_of_lowest = (mean(lowest)? * count + next * fifths / 5.0) / (count + fifths / 5.0);
    lowest_fifth_gap(middle, mean_of_lowest)
}

/// The same gap where the publication gives the median of all and the mean of the lowest fifth.
pub fn lowest_fifth_gap(median_of_all: f64, mean_of_lowest: f64) -> Option<f64> {
    let gap = (median_of_all - mean_of_lowest) / median_of_all * 100.0;
    (median_of_all > 0.0 && gap.is_finite()).then_some(gap)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{gap, gap_series, lowest_fifth, lowest_fifth_gap};
    use crate::Series;
    use crate::fixtures::{counted, definition, point};
    use crate::where_we_stand::{Sure, Way};

    #[test]
    fn two_groups_have_a_gap_with_its_interval() {
        let found = gap(&definition(), &counted(2010, 48.0, 80.0), &counted(2010, 56.0, 70.0)).expect("same year");
        assert_eq!((found.way, found.sure), (Way::Worse, Sure::Real));
        assert!(found.interval.is_some_and(|i| (i.lower + 33.39).abs() < 0.01 && (i.upper + 5.24).abs() < 0.01));
        assert_eq!(gap(&definition(), &counted(2009, 48.0, 80.0), &counted(2010, 56.0, 70.0)), None);
    }

    #[test]
    fn a_gap_breaks_where_either_side_does() {
        let mut other: Vec<_> = [2008, 2009, 2010, 2011].map(|year| point(year, Some(60.0))).into();
        other[2].comparable = false;
        let one: Vec<_> = [2008, 2009, 2011].map(|year| point(year, Some(50.0))).into();
        let found = gap_series(&Series::new(one), &Series::new(other));
        let seen: Vec<_> = found.points().iter().map(|p| (p.period.code(), p.value, p.comparable)).collect();
        assert_eq!(
            seen,
            [
                ("2008".into(), Some(-10.0), true),
                ("2009".into(), Some(-10.0), true),
                ("2011".into(), Some(-10.0), false)
            ]
        );
    }

    #[test]
    fn the_published_gap_of_the_lowest_fifth() {
        // Early years foundation stage profile, England, as reported by Croner-i on 28 October 2019: mean of the lowest
        // fifth 23.2 in 2018 and 23.0 in 2019, gap 31.8 % and 32.4 %. The report leaves the median out; 34 points is the
        // whole number that both years agree with.
        for (lowest, published) in [(23.2, 31.8), (23.0, 32.4)] {
            assert!(lowest_fifth_gap(34.0, lowest).is_some_and(|gap| (gap - published).abs() < 0.05));
        }
        assert_eq!(lowest_fifth_gap(0.0, 1.0), None);
    }

    #[test]
    fn a_fifth_of_seven_children_is_one_and_two_fifths() {
        // By hand: (10 + 0.4 × 20) ÷ 1.4 = 12.857; the median is 40; 27.143 ÷ 40 = 67.857 %.
        let scores = [70.0, 20.0, 10.0, 30.0, 60.0, 50.0, 40.0];
        assert!(lowest_fifth(&scores).is_some_and(|gap| (gap - 67.857).abs() < 1e-3));
        assert_eq!(lowest_fifth(&scores[..4]), None);
    }

    proptest! {
        #[test]
        fn five_copies_of_each_child_make_whole_children(scores in proptest::collection::vec(1..117_u8, 5..30)) {
            // Five times the same class has a whole number in its lowest fifth: the plain mean of that many. The
            // median of the larger class is the same where the number of children is odd.
            prop_assume!(scores.len() % 2 == 1);
            let class: Vec<f64> = scores.iter().copied().map(f64::from).collect();
            let mut five = class.repeat(5);
            let found = lowest_fifth(&class);
            five.sort_by(f64::total_cmp);
            let lowest = five[..class.len()].iter().sum::<f64>() / f64::from(u32::try_from(class.len()).unwrap_or(1));
            let wanted = lowest_fifth_gap(five[five.len() / 2], lowest);
            prop_assert!(found.zip(wanted).is_some_and(|(a, b)| (a - b).abs() < 1e-9), "{found:?} {wanted:?}");
        }

        #[test]
        fn it_is_finite_or_nothing(scores in proptest::collection::vec(any::<f64>(), 0..12)) {
            prop_assert!(lowest_fifth(&scores).is_none_or(f64::is_finite));
        }
    }
}
