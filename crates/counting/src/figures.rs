//! Tallies added up to figures.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, Basis, Definition, GroupCode, Missing, Observation, Period, Standing};
use jiff::civil::Date;

use crate::slice::{DIMENSIONS, Slice};

/// Tallies of one measure and year that belong to one place and the same groups, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Where they belong.
    pub slice: Slice,
    /// What was counted.
    pub counted: i64,
    /// Out of how many.
    pub of: i64,
}

/// The figures of a measure and year: of the whole area, of each district, and of each group. `also` are places and groups
/// that had a figure before, and get one even where nothing is left to count.
pub fn figures(
    measure: &Definition,
    period: Period,
    area: &AreaCode,
    sums: &[Sum],
    also: &[(AreaCode, GroupCode)],
    today: Date,
    source: &str,
) -> Vec<Observation> {
    let mut cells: BTreeMap<(AreaCode, GroupCode), (i64, i64)> = BTreeMap::new();
    for key in [&(area.clone(), GroupCode::all())].into_iter().chain(also) {
        cells.insert(key.clone(), (0, 0));
    }
    for sum in sums {
        for key in keys(area, &sum.slice) {
            let cell = cells.entry(key).or_default();
            *cell = (cell.0 + sum.counted, cell.1 + sum.of);
        }
    }
    let running = today < period.ends();
    let cell = |((area, group), (counted, of)): ((AreaCode, GroupCode), (i64, i64))| {
        let value = value(measure, counted, of);
        Observation {
            measure: measure.code.clone(),
            area,
            group,
            period,
            numerator: Some(counted as f64),
            denominator: (measure.basis != Basis::Count).then_some(of as f64),
            value,
            missing: value.is_none().then_some(Missing::NotApplicable),
            standing: if running { Standing::Provisional } else { Standing::Final },
            // So many since the year began are fewer than in a whole year.
            comparable: !(running && measure.basis == Basis::Count),
            source: source.to_owned(),
            published_on: None,
        }
    };
    cells.into_iter().map(cell).collect()
}

/// The cells that a slice adds to.
fn keys(area: &AreaCode, slice: &Slice) -> Vec<(AreaCode, GroupCode)> {
    let all = [(area.clone(), GroupCode::all())];
    let district =
        slice.district.iter().filter(|district| *district != area).map(|area| (area.clone(), GroupCode::all()));
    let groups = DIMENSIONS.iter().zip(&slice.groups).filter_map(|(dimension, value)| {
        Some((area.clone(), format!("{dimension}:{}", value.as_deref()?).parse().ok()?))
    });
    all.into_iter().chain(district).chain(groups).collect()
}

fn value(measure: &Definition, counted: i64, of: i64) -> Option<f64> {
    match measure.basis {
        Basis::Count => Some(counted as f64),
        _ if of == 0 => None,
        _ => Some(counted as f64 / of as f64 * measure.multiplier),
    }
}
