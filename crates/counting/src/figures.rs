//! Totals of tallies as figures.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, Basis, Definition, GapRule, GroupCode, Missing, Observation, Period, Standing};
use jiff::civil::Date;

use crate::out_of_people::OutOfPeople;
use crate::people::People;
use crate::scores::Scores;
use crate::totals::{Breakdown, Total, Totals};

/// Whose figures they are.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The whole area.
    pub area: &'a AreaCode,
    /// Who lives in it and in its districts: what rates are out of.
    pub people: &'a People,
}

/// The figures of a measure and year: of the whole area, of each district, and of each group. `also` are places and
/// groups that had a figure before, and get one even where nothing is left to count.
pub fn figures(
    measure: &Definition,
    period: Period,
    Place { area, people }: Place<'_>,
    totals: &Totals,
    also: &[(AreaCode, GroupCode)],
    today: Date,
    source: &str,
) -> Vec<Observation> {
    if let (Basis::Score, Some(GapRule::TwoGroups { of, against })) = (measure.basis, &measure.gap) {
        let value = gap(measure, totals, of, against);
        let made = Made { measure, period, today, source };
        // No sum stands behind the gap of a district or group: only the two sides of the whole area are added up.
        let others = also.iter().filter(|(place, group)| place != area || !group.is_all());
        let gone = others.map(|(place, group)| made.observation((place.clone(), group.clone()), (None, None), None));
        return [made.observation((area.clone(), GroupCode::all()), (None, None), value)]
            .into_iter()
            .chain(gone)
            .collect();
    }
    let made = Made { measure, period, today, source };
    let cells = cells(area, totals, also);
    if let Some(code) = measure.people() {
        let counted = cells.into_iter().map(|(of_what, cell)| (of_what, cell.total.counted)).collect();
        return OutOfPeople { made, code, area, people, also }.figures(&counted);
    }
    if measure.is_of_scores() {
        let cell = |(of_what, cell): ((AreaCode, GroupCode), Cell)| made.lowest_fifth(of_what, &cell.scores);
        return cells.into_iter().map(cell).collect();
    }
    if measure.count.as_ref().is_some_and(|rule| rule.per.is_some()) {
        return cells.into_iter().map(|(of_what, cell)| made.ratio(of_what, &cell)).collect();
    }
    // Of several days of a year, the mean is the figure.
    let days = measure.count.as_ref().map_or(1, |rule| rule.days.len().max(1)) as f64;
    let cell = |(of_what, Cell { total: Total { counted, of }, .. }): ((AreaCode, GroupCode), Cell)| {
        let (counted, of) = (counted as f64 / days, of as f64 / days);
        let denominator = (measure.basis != Basis::Count).then_some(of);
        made.observation(of_what, (Some(counted), denominator), value(measure, counted, of))
    };
    cells.into_iter().map(cell).collect()
}

/// What one figure comes of.
#[derive(Default)]
struct Cell {
    total: Total,
    scores: Scores,
    /// How many numbers are kept apart that somebody still has: those whom records are with.
    each: i64,
}

/// What each figure comes of, by place and group.
fn cells(area: &AreaCode, totals: &Totals, also: &[(AreaCode, GroupCode)]) -> BTreeMap<(AreaCode, GroupCode), Cell> {
    let mut cells: BTreeMap<(AreaCode, GroupCode), Cell> = BTreeMap::new();
    for key in [&(area.clone(), GroupCode::all())].into_iter().chain(also) {
        cells.insert(key.clone(), Cell::default());
    }
    for (Breakdown { district, group, apart }, total) in totals.iter() {
        // Where the area is a district of its own, the whole is there already.
        if district.as_ref() == Some(area) {
            continue;
        }
        let cell = cells.entry((district.clone().unwrap_or_else(|| area.clone()), group.clone())).or_default();
        match apart {
            None => cell.total = total,
            Some(number) => {
                cell.scores.push(*number, total.of);
                cell.each += i64::from(total.of > 0);
            }
        }
    }
    cells
}

/// What all figures of a measure and year have alike.
#[derive(Clone, Copy)]
pub(crate) struct Made<'a> {
    pub(crate) measure: &'a Definition,
    pub(crate) period: Period,
    today: Date,
    source: &'a str,
}

impl Made<'_> {
    pub(crate) fn observation(
        &self,
        (area, group): (AreaCode, GroupCode),
        (numerator, denominator): (Option<f64>, Option<f64>),
        value: Option<f64>,
    ) -> Observation {
        let running = self.today < self.period.ends();
        Observation {
            measure: self.measure.code.clone(),
            area,
            group,
            period: self.period,
            numerator,
            denominator,
            value,
            missing: value.is_none().then_some(Missing::NotApplicable),
            standing: if running { Standing::Provisional } else { Standing::Final },
            // So many since the year began are fewer than in a whole year.
            comparable: !(running && matches!(self.measure.basis, Basis::Count | Basis::Rate)),
            source: self.source.to_owned(),
            published_on: None,
        }
    }

    /// No figure, and why.
    pub(crate) fn without(&self, of_what: (AreaCode, GroupCode), why: Missing) -> Observation {
        Observation { missing: Some(why), ..self.observation(of_what, (None, None), None) }
    }

    /// How many records there are for each of those whom they are with. Where these are too few, it says of each of
    /// them how much they have to do: it is withheld then, whoever reads it.
    fn ratio(&self, of_what: (AreaCode, GroupCode), cell: &Cell) -> Observation {
        if cell.each > 0 && cell.each < i64::from(self.measure.disclosure.smallest) {
            return self.without(of_what, Missing::LowCount);
        }
        let (counted, each) = (cell.total.counted as f64, cell.each as f64);
        self.observation(of_what, (Some(counted), Some(each)), value(self.measure, counted, each))
    }

    /// By what part of the median of all the mean of the lowest fifth is behind it. Where a fifth is of too few
    /// children, it says of each of them how they did: it is withheld then, whoever reads it.
    fn lowest_fifth(&self, of_what: (AreaCode, GroupCode), scores: &Scores) -> Observation {
        let found = scores.median().filter(|median| *median > 0.0).zip(scores.mean_of_lowest_fifth());
        let few = scores.fifth() > 0 && scores.fifth() < i64::from(self.measure.disclosure.smallest);
        let Some((median, lowest)) = found.filter(|_| !few) else {
            return self.without(of_what, if few { Missing::LowCount } else { Missing::NotApplicable });
        };
        let behind = median - lowest;
        self.observation(of_what, (Some(behind), Some(median)), Some(behind / median * self.measure.multiplier))
    }
}

/// By how many points the group that is behind is behind; `None` where one of the two has nobody.
fn gap(measure: &Definition, totals: &Totals, of: &GroupCode, against: &GroupCode) -> Option<f64> {
    let share = |group: &GroupCode| {
        let of_all = |key: &Breakdown| key.district.is_none() && key.apart.is_none() && key.group == *group;
        let mut found = totals.iter().filter(|(key, _)| of_all(key));
        found.next().filter(|(_, total)| total.of > 0).map(|(_, total)| total.counted as f64 / total.of as f64 * 100.0)
    };
    Some((share(against)? - share(of)?) * measure.multiplier)
}

fn value(measure: &Definition, counted: f64, of: f64) -> Option<f64> {
    match measure.basis {
        Basis::Count => Some(counted),
        _ if of == 0.0 => None,
        _ => Some(counted / of * measure.multiplier),
    }
}
