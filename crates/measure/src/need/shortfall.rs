//! A need as a gap: how far a figure falls short of what it is held against.

use serde::{Deserialize, Serialize};

use crate::statistics::Interval;
use crate::where_we_stand::{Difference, Sure, against, counted, difference, interval};
use crate::{AreaCode, Basis, Definition, GroupCode, Point, Polarity};

/// What a need is held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedRule {
    /// The figure of a place we compare with: England, the region, a neighbour.
    Comparator(AreaCode),
    /// The target of the plan.
    Target,
    /// The best of the places within the area.
    BestPlace,
    /// The figure of another group of children.
    Group(GroupCode),
}

/// The figure that is wished for.
#[derive(Clone, Copy, Debug)]
pub enum Wished<'a> {
    /// One that is itself counted, with chance in it: another place or group. Of the same period.
    Counted(&'a Point),
    /// One of a large place, taken as certain where its counts are not known. Of the same period.
    Comparator(&'a Point),
    /// A number that was set: a target.
    Set(f64),
}

/// How far a figure falls short.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shortfall {
    /// By how much, in the measure's unit; below nought where the figure is better than wished.
    pub amount: f64,
    /// Where the shortfall lies, 95 in 100.
    pub interval: Option<Interval>,
    /// Whether it is real.
    pub sure: Sure,
    /// How many children fewer, or more, would close it; only for a shortfall of a proportion or rate whose population
    /// is known.
    pub children: Option<f64>,
}

/// How far a figure falls short of what is wished. `None` where one has no value, the periods differ, or the measure
/// is neither good nor bad.
pub fn shortfall(definition: &Definition, own: &Point, wished: Wished<'_>) -> Option<Shortfall> {
    let value = own.value.filter(|value| value.is_finite())?;
    let (target, found) = match wished {
        Wished::Counted(other) => {
            (other.value?, difference(definition, own, other).filter(|_| own.period == other.period)?)
        }
        Wished::Comparator(other) => (other.value?, against(definition, own, other)?),
        Wished::Set(target) => (target, against_set(definition, own, target)?),
    };
    let amount = definition.polarity.shortfall(value, target)?;
    let interval = found.interval.and_then(|range| match definition.polarity {
        Polarity::High => Interval::new(-range.upper, -range.lower),
        Polarity::Low => Some(range),
        Polarity::NearZero | Polarity::Context => None,
    });
    Some(Shortfall { amount, interval, sure: found.sure, children: children(definition, own, amount) })
}

/// Against a number that was set: only the figure itself has chance in it.
fn against_set(definition: &Definition, own: &Point, target: f64) -> Option<Difference> {
    let certain = Point { value: Some(target), numerator: None, denominator: None, ..own.clone() };
    let bare = difference(definition, own, &certain)?;
    let range = interval(definition, own).filter(|_| definition.polarity != Polarity::NearZero);
    let range = range.and_then(|range| Interval::new(range.lower - target, range.upper - target));
    let sure = match range {
        Some(range) if range.holds(0.0) => Sure::MayBeChance,
        Some(_) => Sure::Real,
        None => Sure::Unknown,
    };
    Some(Difference { interval: range, sure, ..bare })
}

fn children(definition: &Definition, own: &Point, amount: f64) -> Option<f64> {
    if !matches!(definition.basis, Basis::Proportion | Basis::Rate) {
        return None;
    }
    let (_, people) = counted(definition, own, own.value?)?;
    // A whole child closes the gap that is left of one, but for a digit lost in reckoning.
    let children = (amount / definition.multiplier * people - 1e-9).ceil();
    (amount > 0.0 && children.is_finite()).then_some(children)
}

/// The best of places of the same period, for [`NeedRule::BestPlace`]; the first of several equals.
pub fn best_place<'a>(definition: &Definition, places: &'a [(AreaCode, Point)]) -> Option<&'a (AreaCode, Point)> {
    let short = |place: &(AreaCode, Point)| definition.polarity.shortfall(place.1.value?, 0.0);
    let known = places.iter().filter_map(|place| Some((place, short(place)?)));
    known.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::{Wished, best_place, shortfall};
    use crate::fixtures::{counted, definition, point};
    use crate::where_we_stand::Sure;
    use crate::{AreaCode, Definition, Point, Polarity};

    #[test]
    fn a_shortfall_against_another_group_has_an_interval_and_a_number_of_children() {
        // Newcombe's 48 of 80 against 56 of 70 (see `statistics::difference`): short by 20 points, 5.24 to 33.39; 16 of
        // the 80 children would close it.
        let found = shortfall(&definition(), &counted(2010, 48.0, 80.0), Wished::Counted(&counted(2010, 56.0, 70.0)));
        let found = found.expect("both have values");
        assert!((found.amount - 20.0).abs() < 1e-9);
        assert!(found.interval.is_some_and(|i| (i.lower - 5.24).abs() < 0.01 && (i.upper - 33.39).abs() < 0.01));
        assert_eq!((found.sure, found.children), (Sure::Real, Some(16.0)));
    }

    #[test]
    fn a_target_has_no_chance_in_it_and_better_than_wished_is_below_nought() {
        // Wilson's interval of 65 of 100 is 55.25 to 73.64.
        let own = counted(2010, 65.0, 100.0);
        let against = |target| shortfall(&definition(), &own, Wished::Set(target)).expect("a target");
        assert_eq!((against(70.0).sure, against(70.0).children), (Sure::MayBeChance, Some(5.0)));
        assert_eq!(against(75.0).sure, Sure::Real);
        assert!(against(75.0).interval.is_some_and(|i| (i.lower - 1.364).abs() < 1e-2));
        assert_eq!((against(60.0).amount, against(60.0).children), (-5.0, None));
    }

    #[test]
    fn years_are_not_mixed_and_context_has_no_need() {
        let own = counted(2010, 65.0, 100.0);
        assert_eq!(shortfall(&definition(), &own, Wished::Comparator(&point(2009, Some(70.0)))), None);
        assert_eq!(shortfall(&definition(), &own, Wished::Counted(&point(2009, Some(70.0)))), None);
        assert!(shortfall(&definition(), &own, Wished::Comparator(&point(2010, Some(70.0)))).is_some());
        let context = Definition { polarity: Polarity::Context, ..definition() };
        assert_eq!(shortfall(&context, &own, Wished::Set(1.0)), None);
    }

    #[test]
    fn the_best_place_is_at_the_good_end() {
        let place = |code: &str, value| (code.parse::<AreaCode>().expect("a code"), point(2010, value));
        let places: [(AreaCode, Point); 3] =
            [place("E07000010", Some(54.7)), place("E07000008", Some(22.0)), place("E07000009", None)];
        let low = Definition { polarity: Polarity::Low, ..definition() };
        assert_eq!(best_place(&low, &places).map(|p| p.0.as_str()), Some("E07000008"));
        assert_eq!(best_place(&definition(), &places).map(|p| p.0.as_str()), Some("E07000010"));
        assert_eq!(best_place(&low, &places[2..]), None);
    }
}
