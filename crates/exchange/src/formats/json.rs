//! The plan as JSON, with its marks beside it.

use bigplan_plan::{Plan, PlanHead, Severity};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{ReadExportError, WriteExportError};
use crate::problems::{Problems, Spot};
use crate::tables::Tables;
use crate::{Export, Origin, Seals, Sheet};

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    export: Marks,
    #[serde(flatten)]
    plan: &'a Plan,
}

#[derive(Default, Serialize, Deserialize)]
struct Marks {
    #[serde(default)]
    origin: Option<Origin>,
    #[serde(default)]
    seals: Seals,
}

pub(super) fn write(export: &Export) -> Result<Vec<u8>, WriteExportError> {
    let marks = Marks { origin: export.origin.clone(), seals: export.seals.clone() };
    let written = Written { version: VERSION, export: marks, plan: &export.plan };
    serde_json::to_vec_pretty(&written).map_err(|why| WriteExportError(why.to_string()))
}

/// Reads entry by entry, so that one broken entry is one finding. What hangs together is asked of the tables.
pub(super) fn read(bytes: &[u8], problems: &mut Problems) -> Result<Tables, ReadExportError> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|why| not_json(bytes, &why))?;
    let Value::Object(mut fields) = value else { return Err(ReadExportError::NotAnExport) };
    if !fields.contains_key("items") && !fields.contains_key("export") {
        return Err(ReadExportError::NotAnExport);
    }
    match fields.remove("version") {
        Some(Value::Number(version)) if version.as_u64() == Some(u64::from(VERSION)) => {}
        other => return Err(ReadExportError::Version(other.unwrap_or_default().to_string())),
    }
    let marks = fields.remove("export").and_then(|marks| serde_json::from_value::<Marks>(marks).ok());
    let Marks { origin, seals } = marks.unwrap_or_default();
    if seals.is_empty() {
        let message = "The seals under “export” are missing, so nobody can tell what has changed in the plan since. \
                       Every difference is asked about.";
        problems.about("no-seals", Severity::Doubt, message.to_owned());
    }
    let plan = Plan {
        head: head(&mut fields, problems),
        items: list(&mut fields, "items", Sheet::Items, problems),
        measures: list(&mut fields, "measures", Sheet::Measures, problems),
        needs: list(&mut fields, "needs", Sheet::Needs, problems),
        groups: list(&mut fields, "groups", Sheet::Groups, problems),
        recommendations: list(&mut fields, "recommendations", Sheet::Recommendations, problems),
        judgements: list(&mut fields, "judgements", Sheet::Judgements, problems),
        glossary: list(&mut fields, "glossary", Sheet::Glossary, problems),
    };
    for name in fields.keys() {
        let message = format!("The field “{name}” is none of an export and was not read.");
        problems.about("unknown-column", Severity::Doubt, message);
    }
    Ok(Tables::of(&Export { origin, seals, plan }))
}

fn not_json(bytes: &[u8], why: &serde_json::Error) -> ReadExportError {
    match bytes.trim_ascii_start() {
        [b'{', ..] => ReadExportError::Damaged(format!("at line {} it is no JSON", why.line())),
        _ => ReadExportError::NotAnExport,
    }
}

fn head(fields: &mut Map<String, Value>, problems: &mut Problems) -> PlanHead {
    let Some(value) = fields.remove("plan") else {
        missing("plan", problems);
        return PlanHead::default();
    };
    serde_json::from_value(value).unwrap_or_else(|why| {
        problems.about("bad-entry", Severity::Error, format!("The field “plan” cannot be read: {why}."));
        PlanHead::default()
    })
}

fn list<T: Serialize + DeserializeOwned>(
    fields: &mut Map<String, Value>,
    name: &str,
    sheet: Sheet,
    problems: &mut Problems,
) -> Vec<T> {
    let Some(Value::Array(entries)) = fields.remove(name) else {
        missing(name, problems);
        return Vec::new();
    };
    let mut read = Vec::with_capacity(entries.len());
    // Lines count as in a sheet, whose first row is the heading.
    for (entry, line) in entries.into_iter().zip(2_u32..) {
        let spot = Spot::row(sheet, line);
        match serde_json::from_value::<T>(entry.clone()) {
            Ok(part) => {
                unknown_fields(&entry, &part, spot, problems);
                read.push(part);
            }
            Err(why) => problems.error("bad-entry", spot, &format!("it cannot be read: {why}.")),
        }
    }
    read
}

fn missing(name: &str, problems: &mut Problems) {
    let message = format!(
        "The list “{name}” is missing. Put it back as it was exported; to empty it, leave it as an empty list."
    );
    problems.about("missing-sheet", Severity::Error, message);
}

/// Names the fields that somebody added: they are in the entry and not in what was read of it.
fn unknown_fields(entry: &Value, read: &impl Serialize, spot: Spot, problems: &mut Problems) {
    let (Value::Object(given), Ok(Value::Object(known))) = (entry, serde_json::to_value(read)) else { return };
    for name in given.keys().filter(|name| !known.contains_key(*name)) {
        problems.note("unknown-column", spot, &format!("the field “{name}” is unknown and was not read."));
    }
}
