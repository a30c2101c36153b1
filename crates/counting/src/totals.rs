//! Tallies added up: for all children, by district, and by each group.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use bigplan_measure::{AreaCode, GroupCode};

use crate::slice::{DIMENSIONS, Slice, apart_of};

/// What tallies are added up by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breakdown {
    /// The district; `None` for the whole area.
    pub district: Option<AreaCode>,
    /// All children, or one group of the whole area.
    pub group: GroupCode,
    /// Those with this number only, where each number is kept apart: a score, or whom records are with
    /// ([`Slice::apart`]).
    pub apart: Option<i64>,
}

/// Tallies added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// What was counted.
    pub counted: i64,
    /// Out of how many.
    pub of: i64,
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        *self = Self { counted: self.counted + other.counted, of: self.of + other.of };
    }
}

/// The tallies of one measure and year, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(BTreeMap<Breakdown, Total>);

impl Totals {
    /// Adds tallies that belong to one place and the same groups: to the whole, to their district and to each group;
    /// and to the number that they are kept apart by in each of these, where they have one. What is taken away is less
    /// than nothing.
    pub fn add(&mut self, slice: &Slice, total: Total) {
        let apart = slice.apart();
        for of in breakdowns(slice) {
            if apart.is_some() {
                self.add_to(Breakdown { apart, ..of.clone() }, total);
            }
            self.add_to(of, total);
        }
    }

    /// Adds to one of the totals.
    pub(crate) fn add_to(&mut self, of: Breakdown, total: Total) {
        *self.0.entry(of).or_default() += total;
    }

    /// Puts a total as it was kept.
    pub fn put(&mut self, of: Breakdown, total: Total) {
        self.0.insert(of, total);
    }

    /// Each total, in the order of places and groups.
    pub fn iter(&self) -> impl Iterator<Item = (&Breakdown, Total)> {
        self.0.iter().map(|(of, total)| (of, *total))
    }
}

/// What a slice is added up by, nothing kept apart.
fn breakdowns(slice: &Slice) -> impl Iterator<Item = Breakdown> {
    let whole = Breakdown { district: None, group: GroupCode::all(), apart: None };
    let of_group = |group| Breakdown { district: None, group, apart: None };
    let district =
        slice.district.iter().map(|district| Breakdown { district: Some(district.clone()), ..whole.clone() });
    let district: Vec<_> = district.collect();
    let groups = DIMENSIONS.iter().zip(&slice.groups);
    let groups = groups.filter_map(|(dimension, value)| format!("{dimension}:{}", value.as_deref()?).parse().ok());
    let own = slice.own.iter().filter(|group| apart_of(group).is_none()).cloned();
    [whole].into_iter().chain(district).chain(groups.chain(own).map(of_group))
}
