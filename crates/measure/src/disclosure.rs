//! Small numbers kept from being shown, so that no child can be known by them.

use crate::{Basis, Definition, Missing, Point};

impl Definition {
    /// The point as it may be shown to the public, by the measure's disclosure rule.
    ///
    /// A count above nought and under the rule's smallest hides the point, value and all; so does, for a proportion,
    /// such a number of those who are not counted, as it could be reckoned. Counts that stay are shown as multiples of
    /// the rule's `round_to`; the value stays as published. What a gap of the lowest fifth comes of are points and no
    /// counts: who works it out withholds it where that fifth is of too few children.
    pub fn protect(&self, point: &Point) -> Point {
        if self.is_of_scores() {
            return point.clone();
        }
        let small = |count: f64| count > 0.0 && count < f64::from(self.disclosure.smallest);
        let counted = match self.basis {
            Basis::Count => point.numerator.or(point.value),
            _ => point.numerator,
        };
        let others = counted.zip(point.denominator).map(|(counted, people)| people - counted);
        let others = others.filter(|_| self.basis == Basis::Proportion);
        if counted.is_some_and(small) || others.is_some_and(small) || point.denominator.is_some_and(small) {
            let missing = Some(Missing::LowCount);
            return Point { value: None, numerator: None, denominator: None, missing, ..point.clone() };
        }
        let (numerator, denominator) =
            (point.numerator.map(|n| self.round(n)), point.denominator.map(|n| self.round(n)));
        let value = if self.basis == Basis::Count { point.value.map(|n| self.round(n)) } else { point.value };
        Point { value, numerator, denominator, ..point.clone() }
    }

    fn round(&self, count: f64) -> f64 {
        let step = f64::from(self.disclosure.round_to);
        if step > 0.0 { (count / step).round() * step } else { count }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{counted, definition, point};
    use crate::{Basis, Definition, Disclosure, GapRule, Missing, Point};

    fn measure() -> Definition {
        let disclosure = Disclosure { smallest: 6, round_to: 5, why: "tried here".into() };
        Definition { disclosure, ..definition() }
    }

    #[test]
    fn small_counts_and_small_rests_are_hidden_and_nought_is_not() {
        let hidden =
            |cases, people| measure().protect(&counted(2010, cases, people)).missing == Some(Missing::LowCount);
        assert!(hidden(5.0, 100.0) && hidden(96.0, 100.0) && hidden(2.0, 4.0));
        assert!(!hidden(6.0, 100.0) && !hidden(0.0, 100.0) && !hidden(100.0, 100.0));
        assert_eq!(measure().protect(&counted(2010, 5.0, 100.0)).value, None);
    }

    #[test]
    fn counts_are_rounded_and_percentages_stay() {
        let shown = measure().protect(&counted(2010, 53.0, 102.0));
        assert_eq!((shown.numerator, shown.denominator), (Some(55.0), Some(100.0)));
        assert!(shown.value.is_some_and(|value| (value - 53.0 / 102.0 * 100.0).abs() < 1e-12));
        let count = Definition { basis: Basis::Count, ..measure() };
        assert_eq!(count.protect(&point(2010, Some(3.0))).missing, Some(Missing::LowCount));
        assert_eq!(count.protect(&point(2010, Some(53.0))).value, Some(55.0));
    }

    #[test]
    fn points_are_no_counts() {
        let gap = Definition { basis: Basis::Score, gap: Some(GapRule::LowestFifth), ..measure() };
        let reckoned = Point { numerator: Some(3.4), denominator: Some(81.5), ..point(2010, Some(4.2)) };
        assert_eq!(gap.protect(&reckoned), reckoned);
    }

    #[test]
    fn a_measure_without_a_rule_shows_all() {
        let all = counted(2010, 1.0, 3.0);
        let open = Definition { disclosure: Disclosure::default(), ..definition() };
        assert_eq!(open.protect(&all), all);
    }
}
