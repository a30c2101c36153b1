//! Measures, their baselines and targets.

use std::collections::HashMap;

use bigplan_plan::{Baseline, MeasureUse, Target};
use serde::Deserialize;

use super::reader::{Reader, ordered};
use super::{Known, hung_on};
use crate::Sheet;
use crate::problems::Problems;
use crate::tables::Tables;

/// The measures in order, still without their values.
pub(super) fn read(tables: &Tables, problems: &mut Problems) -> Vec<MeasureUse> {
    let mut measures: Vec<MeasureUse> = Vec::new();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in ordered(tables, Sheet::Measures, problems) {
        let line = row.line;
        let mut row = Reader::new(Sheet::Measures, row, problems);
        let id = row.optional("id").unwrap_or_else(|| format!("new measure in row {line}"));
        if let Some(first) = seen.insert(id.clone(), line) {
            row.wrong("id", "duplicate-id", &format!("“{id}” stands already in row {first}. Empty one of the two."));
        }
        let (code, title, group) = (row.optional("code"), row.text("title"), row.optional("group"));
        let (area, at) = (row.optional("area"), row.at());
        measures.push(MeasureUse { id, code, title, group, area, baseline: None, targets: Vec::new(), at });
    }
    measures
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Baseline,
    Target,
}

/// Gives the measures their baselines and targets.
pub(super) fn values(measures: &mut [MeasureUse], known: &Known, tables: &Tables, problems: &mut Problems) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, measure) in measures.iter().enumerate() {
        places.entry(measure.id.clone()).or_insert(at);
    }
    for row in ordered(tables, Sheet::Values, problems) {
        let mut row = Reader::new(Sheet::Values, row, problems);
        let Some(id) = hung_on(&mut row, "measure", |id| known.measure(id)) else { continue };
        if let Some(measure) = places.get(&id).and_then(|at| measures.get_mut(*at)) {
            value(measure, &mut row);
        }
    }
}

fn value(measure: &mut MeasureUse, row: &mut Reader<'_>) {
    let Some(what) = row.required_word::<What>("what") else { return };
    let (period, value, unit, text) = (row.optional("period"), row.number("value"), row.word("unit"), row.text("text"));
    match what {
        What::Target => measure.targets.push(Target { period, value, unit, text }),
        What::Baseline if measure.baseline.is_some() => {
            row.wrong("what", "baseline-twice", "the measure has a baseline already. Take one of the two out.");
        }
        What::Baseline => measure.baseline = Some(Baseline { period, value, unit, text }),
    }
}
