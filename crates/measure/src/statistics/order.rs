//! Order among others: median, quartile and rank.

use serde::Serialize;

use super::mean::number_of;
use crate::Polarity;

/// A place among all, 1 being the best; those with the same value share the best of their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The place, from 1.
    pub place: usize,
    /// How many there are.
    pub of: usize,
    /// How many share the place, oneself included.
    pub sharing: usize,
}

/// A quarter of all, named from the good end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Quartile {
    /// The best quarter.
    Best,
    /// Better than the median.
    Second,
    /// Worse than the median.
    Third,
    /// The worst quarter.
    Worst,
}

/// The middle of finite numbers; the mean of the two in the middle for an even number of them. `None` of none.
pub fn median(numbers: &[f64]) -> Option<f64> {
    quantile(numbers, 0.5)
}

/// The number under which a share (0 to 1) of finite numbers lies, between two of them in proportion.
///
/// The inclusive method of spreadsheets (`QUARTILE`, `QUARTILE.INC`), method 7 of Hyndman and Fan.
pub fn quantile(numbers: &[f64], share: f64) -> Option<f64> {
    if numbers.iter().any(|number| !number.is_finite()) || !(0.0..=1.0).contains(&share) {
        return None;
    }
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * (number_of(&sorted) - 1.0);
    let under = sorted.iter().zip(0_u32..).take_while(|(_, index)| f64::from(*index) <= place).last();
    let (low, index) = under?;
    let high = sorted.iter().zip(0_u32..).find(|(_, other)| *other > index).map_or(low, |(high, _)| high);
    let part = place - f64::from(index);
    Some(low * (1.0 - part) + high * part).filter(|value| value.is_finite())
}

/// The place of a value among all values (itself among them). `None` for a measure that is neither good nor bad, and
/// when the value is not among them.
pub fn rank(own: f64, all: &[f64], polarity: Polarity) -> Option<Rank> {
    let own = goodness(own, polarity)?;
    let others: Vec<f64> = all.iter().filter_map(|value| goodness(*value, polarity)).collect();
    let sharing = others.iter().filter(|other| other.total_cmp(&own).is_eq()).count();
    let better = others.iter().filter(|other| **other > own).count();
    (sharing > 0).then_some(Rank { place: better + 1, of: others.len(), sharing })
}

/// The quarter that a value lies in, among four values or more. On a border it is the better quarter. `None` for a
/// measure that is neither good nor bad.
pub fn quartile(own: f64, all: &[f64], polarity: Polarity) -> Option<Quartile> {
    let own = goodness(own, polarity)?;
    let others: Vec<f64> = all.iter().filter_map(|value| goodness(*value, polarity)).collect();
    if others.len() < 4 {
        return None;
    }
    Some(if own >= quantile(&others, 0.75)? {
        Quartile::Best
    } else if own >= quantile(&others, 0.5)? {
        Quartile::Second
    } else if own >= quantile(&others, 0.25)? {
        Quartile::Third
    } else {
        Quartile::Worst
    })
}

/// A number that is the higher the better the value is. Nought has one sign only.
fn goodness(value: f64, polarity: Polarity) -> Option<f64> {
    let good = match polarity {
        Polarity::High => value,
        Polarity::Low => -value,
        Polarity::NearZero => -value.abs(),
        Polarity::Context => return None,
    };
    good.is_finite().then_some(good + 0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Quartile, Rank, median, quantile, quartile, rank};
    use crate::Polarity::{Context, High, Low, NearZero};

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        // Microsoft Excel 97, help for QUARTILE; and knowledge base article 103493 for its formula.
        assert_eq!(quantile(&[1.0, 2.0, 4.0, 7.0, 8.0, 9.0, 10.0, 12.0], 0.25), Some(3.5));
        assert_eq!(median(&[1.0, 2.0, 4.0, 7.0, 8.0, 9.0, 10.0, 12.0]), Some(7.5));
        assert_eq!(median(&[5.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn ranks_are_those_of_spreadsheets_and_ties_share_a_place() {
        // Microsoft Excel, help for RANK: of 7, 3.5, 3.5, 1 and 2 the 3.5 is third from below and the 7 fifth.
        let all = [7.0, 3.5, 3.5, 1.0, 2.0];
        assert_eq!(rank(3.5, &all, Low), Some(Rank { place: 3, of: 5, sharing: 2 }));
        assert_eq!(rank(7.0, &all, Low), Some(Rank { place: 5, of: 5, sharing: 1 }));
        assert_eq!(rank(7.0, &all, High).map(|r| r.place), Some(1));
        assert_eq!(rank(2.0, &all, Context), None);
        assert_eq!(rank(9.0, &all, High), None);
        assert_eq!(rank(-1.0, &[-1.0, 4.0, 0.5], NearZero).map(|r| r.place), Some(2));
        assert_eq!(rank(0.0, &[-0.0, 0.0], Low).map(|r| r.sharing), Some(2));
    }

    #[test]
    fn the_best_quarter_is_at_the_good_end() {
        let all = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        assert_eq!(quartile(1.0, &all, Low), Some(Quartile::Best));
        assert_eq!(quartile(1.0, &all, High), Some(Quartile::Worst));
        assert_eq!(quartile(5.0, &all, High), Some(Quartile::Second));
        assert_eq!(quartile(4.0, &all, High), Some(Quartile::Third));
        assert_eq!(quartile(1.0, &all[..3], Low), None);
    }

    proptest! {
        #[test]
        fn places_are_those_of_counting(all in proptest::collection::vec(-20..20_i32, 1..40), pick in 0..40_usize) {
            let values: Vec<f64> = all.iter().copied().map(f64::from).collect();
            let own = all[pick % all.len()];
            let place = 1 + all.iter().filter(|other| **other > own).count();
            prop_assert_eq!(rank(f64::from(own), &values, High).map(|r| r.place), Some(place));
        }

        #[test]
        fn order_is_finite_or_nothing(all in proptest::collection::vec(any::<f64>(), 0..12), share in any::<f64>()) {
            prop_assert!(quantile(&all, share).is_none_or(f64::is_finite));
            prop_assert!(all.first().is_none_or(|own| quartile(*own, &all, Low).is_none() || own.is_finite()));
        }
    }
}
