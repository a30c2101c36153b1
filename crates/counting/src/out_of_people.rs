//! Figures out of the people who live in an area: rates, and parts of groups held against their parts of all people.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_measure::{AreaCode, Basis, GroupCode, MeasureCode, Missing, Observation, Standing};

use crate::figures::Made;
use crate::people::{ByGroup, Lived, People, kind_of, people_year};

/// A rate may be out of the people of so many years before, until those of its own are known: it is an estimate then.
const RATE_YEARS: i16 = 2;
/// Of which groups the people are is asked at a census only, once in ten years.
const PART_YEARS: i16 = 10;
/// Children of whom nobody knows to which group they belong are no group of people.
const NOT_KNOWN: &str = "not-known";

/// What was counted, by place and group.
type Counted = BTreeMap<(AreaCode, GroupCode), i64>;

/// What figures of a measure and year are made of.
pub(crate) struct OutOfPeople<'a> {
    pub(crate) made: Made<'a>,
    /// The measure that says how many people there are.
    pub(crate) code: &'a MeasureCode,
    pub(crate) area: &'a AreaCode,
    pub(crate) people: &'a People,
    /// Places and groups that had a figure before.
    pub(crate) also: &'a [(AreaCode, GroupCode)],
}

impl OutOfPeople<'_> {
    /// The figures: those of the whole area always, others where it is known how many people they are out of.
    pub(crate) fn figures(&self, counted: &Counted) -> Vec<Observation> {
        let parts = self.made.measure.basis != Basis::Rate;
        let found = if parts { self.parts(counted) } else { self.rates(counted) };
        let have: BTreeSet<(AreaCode, GroupCode)> =
            found.iter().map(|one| (one.area.clone(), one.group.clone())).collect();
        let whole = (self.area.clone(), GroupCode::all());
        let why = if parts { Missing::NotApplicable } else { Missing::NotAvailable };
        let none = [&whole].into_iter().chain(self.also).filter(|key| !have.contains(*key));
        let none: BTreeSet<&(AreaCode, GroupCode)> = none.collect();
        let without = none
            .into_iter()
            .map(|key| self.made.without(key.clone(), if *key == whole { why } else { Missing::NotAvailable }));
        found.into_iter().chain(without).collect()
    }

    fn rates(&self, counted: &Counted) -> Vec<Observation> {
        // The groups of a kind come one after the other: what they are out of is looked up once.
        let mut kinds: BTreeMap<(&AreaCode, &str), Option<ByGroup<'_>>> = BTreeMap::new();
        for (area, group) in counted.keys() {
            let kind = kind_of(group);
            kinds.entry((area, kind)).or_insert_with(|| self.all_of(counted, area, kind, RATE_YEARS));
        }
        let rate = |((area, group), counted): (&(AreaCode, GroupCode), &i64)| {
            let people = kinds.get(&(area, kind_of(group)))?.as_ref()?;
            let (counted, out_of) = (*counted as f64, *people.groups.get(group)?);
            let value = counted / out_of * self.made.measure.multiplier;
            Some(self.figure((area, group), (counted, out_of, value), people))
        };
        counted.iter().filter_map(rate).collect()
    }

    /// By how many points of a hundred each group's part of what was counted is greater than its part of the people,
    /// for the whole area. A group of people of whom nobody was counted has a figure too.
    fn parts(&self, counted: &Counted) -> Vec<Observation> {
        let kinds: BTreeSet<&str> =
            counted.keys().filter(|(area, _)| area == self.area).map(|(_, group)| kind_of(group)).collect();
        let kinds = kinds.into_iter().filter(|kind| !kind.is_empty());
        let people: Vec<_> = kinds.filter_map(|kind| self.all_of(counted, self.area, kind, PART_YEARS)).collect();
        people.iter().flat_map(|people| self.parts_of(counted, people)).collect()
    }

    fn parts_of(&self, counted: &Counted, people: &ByGroup<'_>) -> Vec<Observation> {
        let counted =
            |group: &GroupCode| counted.get(&(self.area.clone(), group.clone())).map_or(0.0, |counted| *counted as f64);
        let all: f64 = people.groups.keys().map(|group| counted(group)).sum();
        let all_people: f64 = people.groups.values().sum();
        let part = |(group, lived): (&&GroupCode, &f64)| {
            let points = (counted(group) / all - lived / all_people) * 100.0 * self.made.measure.multiplier;
            self.figure((self.area, group), (counted(group), all, points), people)
        };
        if all > 0.0 { people.groups.iter().map(part).collect() } else { Vec::new() }
    }

    /// The people of a kind of group, where each group that was counted is among them. Otherwise they are told apart in
    /// another way than records are, "Asian" and not "Indian", and nothing of either is out of the other.
    fn all_of(&self, counted: &Counted, area: &AreaCode, kind: &str, years_before: i16) -> Option<ByGroup<'_>> {
        let who = Lived { measure: self.code.clone(), year: people_year(self.made.period), area: area.clone() };
        let mut people = self.people.of(&who, kind, years_before)?;
        people.groups.retain(|group, _| is_known(group));
        let of_kind = counted.iter().filter(|((place, group), counted)| {
            place == area && kind_of(group) == kind && **counted > 0 && is_known(group)
        });
        of_kind.map(|((_, group), _)| group).all(|group| people.groups.contains_key(group)).then_some(people)
    }

    fn figure(
        &self,
        (area, group): (&AreaCode, &GroupCode),
        (counted, out_of, value): (f64, f64, f64),
        people: &ByGroup<'_>,
    ) -> Observation {
        let of_what = (area.clone(), group.clone());
        let one = self.made.observation(of_what, (Some(counted), Some(out_of)), Some(value));
        let standing = if people.is_of_the_year || one.standing == Standing::Provisional {
            one.standing
        } else {
            Standing::Estimated
        };
        Observation { standing, ..one }
    }
}

fn is_known(group: &GroupCode) -> bool {
    group.parts().is_none_or(|(_, value)| value != NOT_KNOWN)
}
