//! How parts of a plan stand in rows: what is asked for by itself in columns, the
//! rest as JSON. Pure; what a type gains later lands in the JSON by itself.

use bigplan_plan::{Item, Lead, LeadState, MeasureUse};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::LedgerError;
use crate::error::damaged;

const ITEM_COLUMNS: [&str; 7] = ["id", "parent", "kind", "ref", "title", "leads", "at"];
const MEASURE_COLUMNS: [&str; 3] = ["id", "code", "title"];

/// What has no column of its own, as JSON text.
fn rest(value: &impl Serialize, columns: &[&str]) -> Result<String, LedgerError> {
    let mut value = serde_json::to_value(value).map_err(damaged("a part of the plan"))?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|name, _| !columns.contains(&name.as_str()));
    }
    Ok(value.to_string())
}

pub(crate) fn item_body(item: &Item) -> Result<String, LedgerError> {
    rest(item, &ITEM_COLUMNS)
}

pub(crate) fn item_anchor(item: &Item) -> Result<Option<String>, LedgerError> {
    item.at.as_ref().map(serde_json::to_string).transpose().map_err(damaged("an item's place"))
}

pub(crate) fn measure_body(measure: &MeasureUse) -> Result<String, LedgerError> {
    rest(measure, &MEASURE_COLUMNS)
}

/// Any part that is JSON as a whole.
pub(crate) fn whole<T: Serialize>(part: &T) -> Result<String, LedgerError> {
    serde_json::to_string(part).map_err(damaged("a part of the plan"))
}

/// Reads a part back.
pub(crate) fn read<T: DeserializeOwned>(body: &str) -> Result<T, LedgerError> {
    serde_json::from_str(body).map_err(damaged("a part of the plan"))
}

/// id, parent, kind, ref, title, body, anchor, revision
pub(crate) type ItemRow = (String, Option<String>, String, Option<String>, String, String, Option<String>, i64);

pub(crate) fn item((id, parent, kind, reference, title, body, anchor, _): ItemRow) -> Result<Item, LedgerError> {
    let mut fields: Map<String, Value> = read(&body)?;
    let anchor = anchor.as_deref().map(read::<Value>).transpose()?.unwrap_or_default();
    let columns: [(&str, Value); 6] = [
        ("id", id.into()),
        ("parent", parent.into()),
        ("kind", kind.into()),
        ("ref", reference.into()),
        ("title", title.into()),
        ("at", anchor),
    ];
    fields.extend(columns.map(|(name, value)| (name.to_owned(), value)));
    serde_json::from_value(Value::Object(fields)).map_err(damaged("an item"))
}

/// id, code, title, body
pub(crate) type MeasureRow = (String, Option<String>, String, String);

pub(crate) fn measure((id, code, title, body): MeasureRow) -> Result<MeasureUse, LedgerError> {
    let mut fields: Map<String, Value> = read(&body)?;
    let columns: [(&str, Value); 3] = [("id", id.into()), ("code", code.into()), ("title", title.into())];
    fields.extend(columns.map(|(name, value)| (name.to_owned(), value)));
    serde_json::from_value(Value::Object(fields)).map_err(damaged("a measure"))
}

/// item, post, organisation, person, state
pub(crate) type LeadRow = (String, Option<String>, Option<String>, Option<String>, String);

pub(crate) fn lead((_, post, organisation, person, state): LeadRow) -> Result<Lead, LedgerError> {
    let state = serde_json::from_value(state.into()).map_err(damaged("a lead"))?;
    Ok(Lead { post, organisation, person, state })
}

pub(crate) fn lead_state(state: LeadState) -> &'static str {
    match state {
        LeadState::Named => "named",
        LeadState::Vacant => "vacant",
        LeadState::Unconfirmed => "unconfirmed",
    }
}
