//! Totals of tallies as figures.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, Basis, Definition, GroupCode, Missing, Observation, Period, Standing};
use jiff::civil::Date;

use crate::totals::{Breakdown, Total, Totals};

/// The figures of a measure and year: of the whole area, of each district, and of each group. `also` are places and groups
/// that had a figure before, and get one even where nothing is left to count.
pub fn figures(
    measure: &Definition,
    period: Period,
    area: &AreaCode,
    totals: &Totals,
    also: &[(AreaCode, GroupCode)],
    today: Date,
    source: &str,
) -> Vec<Observation> {
    let mut cells: BTreeMap<(AreaCode, GroupCode), Total> = BTreeMap::new();
    for key in [&(area.clone(), GroupCode::all())].into_iter().chain(also) {
        cells.insert(key.clone(), Total::default());
    }
    for (Breakdown { district, group }, total) in totals.iter() {
        // Where the area is a district of its own, the whole is there already.
        if district.as_ref() != Some(area) {
            cells.insert((district.clone().unwrap_or_else(|| area.clone()), group.clone()), total);
        }
    }
    let running = today < period.ends();
    let cell = |((area, group), Total { counted, of }): ((AreaCode, GroupCode), Total)| {
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

fn value(measure: &Definition, counted: i64, of: i64) -> Option<f64> {
    match measure.basis {
        Basis::Count => Some(counted as f64),
        _ if of == 0 => None,
        _ => Some(counted as f64 / of as f64 * measure.multiplier),
    }
}
