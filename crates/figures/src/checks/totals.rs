//! A total is the sum of its parts, where all of them are there.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, Areas, Basis, Definition};

use crate::cells::place::{Place, letters};
use crate::codes::TOTAL_NOT_SUM;
use crate::findings::Findings;
use crate::words::plain;

/// Counts that are remembered.
const MOST: usize = 200_000;

/// The count of each place, and its cell.
type Places = BTreeMap<AreaCode, (f64, Place)>;

/// Counts by what they have in common (measure, group, period), and by place.
#[derive(Default)]
pub(crate) struct Totals {
    counts: BTreeMap<(u32, u32, u32), Places>,
    size: usize,
    columns: BTreeMap<usize, Vec<f64>>,
}

/// Whether a text means a total rather than a place.
pub(crate) fn is_total(text: &str) -> bool {
    let words = plain(text);
    ["total", "all", "grand total", "sum", "overall", "all areas", "totals", "all districts"].contains(&words.as_str())
}

impl Totals {
    /// Takes a count in; other numbers have no sum.
    pub(crate) fn see(
        &mut self,
        definition: &Definition,
        key: (u32, u32, u32),
        area: &AreaCode,
        value: f64,
        place: Place,
    ) {
        if definition.basis != Basis::Count || self.size >= MOST {
            return;
        }
        self.size += 1;
        self.counts.entry(key).or_default().insert(area.clone(), (value, place));
        self.columns.entry(place.column as usize).or_default().push(value);
    }

    /// Compares a row of totals with the column above it.
    pub(crate) fn row(&mut self, total: f64, place: Place, findings: &mut Findings) {
        let Some(parts) = self.columns.remove(&(place.column as usize)) else { return };
        let sum: f64 = parts.iter().sum();
        if parts.len() > 1 && (total - sum).abs() > slack(total, &parts) {
            findings.add(TOTAL_NOT_SUM, place, || {
                format!(
                    "the total is {total}, but the {} figures above it in column {} make {sum}.",
                    parts.len(),
                    letters(place.column)
                )
            });
        }
    }

    /// Compares places with the places in them.
    pub(crate) fn tell(self, areas: &Areas, findings: &mut Findings) {
        for places in self.counts.values() {
            for (code, (total, place)) in places {
                let Some(kind) = areas.find(code).map(|area| area.kind) else { continue };
                // A region may be part of a region; what is in both must not be counted twice.
                let mut children = areas.children_of(code);
                children.retain(|child| child.kind != kind);
                let parts: Vec<f64> =
                    children.iter().filter_map(|child| places.get(&child.code)).map(|(value, _)| *value).collect();
                if parts.len() < 2 || parts.len() < children.len() {
                    continue;
                }
                let sum: f64 = parts.iter().sum();
                if (total - sum).abs() > slack(*total, &parts) {
                    let name = areas.find(code).map_or("", |area| area.name.as_str());
                    findings.add(TOTAL_NOT_SUM, *place, || {
                        format!("{name} has {total}, but its {} parts make {sum}.", parts.len())
                    });
                }
            }
        }
    }
}

/// How far rounding can take a sum from its total: counts that are all tens were rounded to tens.
fn slack(total: f64, parts: &[f64]) -> f64 {
    let all = |step: f64| parts.iter().chain([&total]).all(|count| (count / step).fract() == 0.0);
    let one = |step: f64| (total / step).fract() == 0.0;
    let step = if all(10.0) {
        10.0
    } else if all(5.0) {
        5.0
    } else if all(1.0) {
        0.0
    } else {
        1.0
    };
    let own = if one(10.0) && total >= 1000.0 { 10.0 } else { 0.0 };
    step / 2.0 * (parts.len() as f64 + 1.0) + own / 2.0 + 1e-6
}
