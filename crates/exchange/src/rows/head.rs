//! The sheet with the plan's head: one field a row.

use std::collections::HashMap;

use bigplan_plan::{Kind, PlanHead, PlanPeriod, Severity};

use super::reader::Reader;
use crate::problems::Problems;
use crate::tables::Tables;
use crate::{Origin, Sheet};

const FIELDS: [&str; 9] =
    ["format", "id", "revision", "title", "partnership", "period from", "period to", "edition", "vision"];

pub(super) fn read(tables: &Tables, problems: &mut Problems) -> (PlanHead, Option<Origin>) {
    let fields = fields(tables, problems);
    let value = |name: &str| fields.get(name).cloned();
    let labels = Kind::ALL.into_iter().filter_map(|kind| Some((kind, value(&word_for(kind))?)));
    let head = PlanHead {
        title: value("title").unwrap_or_default(),
        partnership: value("partnership").unwrap_or_default(),
        period: period(value("period from"), value("period to"), problems),
        edition: value("edition"),
        vision: value("vision"),
        labels: labels.collect(),
    };
    let revision = value("revision").and_then(|text| text.trim().parse().ok());
    let origin = value("id").zip(revision).map(|(plan, revision)| Origin { plan, revision });
    (head, origin)
}

fn period(from: Option<String>, to: Option<String>, problems: &mut Problems) -> Option<PlanPeriod> {
    match (from, to) {
        (Some(from), Some(to)) => Some(PlanPeriod { from, to }),
        (None, None) => None,
        _ => {
            let message = "Sheet “Plan”: the period has one year only. Give “period from” and “period to”, or neither.";
            problems.about("half-a-period", Severity::Error, message.to_owned());
            None
        }
    }
}

fn word_for(kind: Kind) -> String {
    format!("word for {}", kind.as_str())
}

fn fields(tables: &Tables, problems: &mut Problems) -> HashMap<String, String> {
    let mut fields = HashMap::new();
    for row in tables.rows(Sheet::Plan) {
        let mut row = Reader::new(Sheet::Plan, row, problems);
        let Some(name) = row.required("field") else { continue };
        let known = FIELDS.contains(&name.as_str()) || Kind::ALL.into_iter().any(|kind| word_for(kind) == name);
        if !known {
            row.wrong("field", "unknown-field", &format!("“{name}” is no field of a plan's head."));
            continue;
        }
        if fields.contains_key(&name) {
            row.wrong("field", "field-twice", &format!("“{name}” stands here a second time. Take one of them out."));
            continue;
        }
        if let Some(value) = row.optional("value") {
            fields.insert(name, value);
        }
    }
    fields
}
